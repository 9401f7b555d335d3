package com.smallbiz.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smallbiz.application.job.CronSchedule;
import com.smallbiz.application.job.JobType;
import com.smallbiz.application.job.RecurringJob;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** When recurring jobs run is read by name, and what cannot be read is named. */
class RecurringSettingsTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private record Nothing() {}

  @Test
  void whatIsNotSetIsAsUsual() {
    assertThat(scheduleIn(Map.of())).isEqualTo(new CronSchedule("0 3 * * *", ZoneOffset.UTC));
  }

  @Test
  void cronAndZoneAreSetTogetherOrAlone() {
    assertThat(scheduleIn(Map.of("SMALLBIZ_RECURRING_CLEAN_UP_CRON", " 30 2 * * 1-5 ")))
        .isEqualTo(new CronSchedule("30 2 * * 1-5", ZoneOffset.UTC));
    assertThat(scheduleIn(Map.of("SMALLBIZ_RECURRING_CLEAN_UP_ZONE", "Europe/Berlin")))
        .isEqualTo(new CronSchedule("0 3 * * *", BERLIN));
    assertThat(
            scheduleIn(
                Map.of(
                    "SMALLBIZ_RECURRING_CLEAN_UP_CRON", "*/10 30 2 * * *",
                    "SMALLBIZ_RECURRING_CLEAN_UP_ZONE", "Europe/Berlin")))
        .isEqualTo(new CronSchedule("*/10 30 2 * * *", BERLIN));
  }

  @Test
  void oneThatIsOffIsLeftOut() {
    assertThat(jobsIn(Map.of("SMALLBIZ_RECURRING_CLEAN_UP_CRON", "off"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"CRON, @hourly", "CRON, off", "ZONE, Europe/Berlin"})
  void whatIsSetOfNoRecurringJobIsNamed(String part, String value) {
    String variable = "SMALLBIZ_RECURRING_OTHER_JOB_" + part;

    assertThatThrownBy(() -> jobsIn(Map.of(variable, value)))
        .isInstanceOf(InvalidSetting.class)
        .hasMessage(variable + " is of no recurring job; there are clean-up");
  }

  @ParameterizedTest
  @ValueSource(strings = {"smallbiz.recurring.clean-up.cron", "smallbiz.recurring.clean.up.cron"})
  void aVariableWinsOverAPropertyHoweverThatIsSpelled(String property) {
    var environment = environment(Map.of("SMALLBIZ_RECURRING_CLEAN_UP_CRON", "1 1 * * *"));
    environment
        .getPropertySources()
        .addLast(new MapPropertySource("properties", Map.of(property, "2 2 * * *")));

    assertThat(RecurringSettings.of(environment).appliedTo(List.of(cleanUp())))
        .extracting(RecurringJob::schedule)
        .containsExactly(new CronSchedule("1 1 * * *", ZoneOffset.UTC));
  }

  @ParameterizedTest
  @ValueSource(strings = {"smallbiz.recurring.clean-up.cron", "smallbiz.recurring.clean.up.cron"})
  void aPropertyIsAsGoodAsAVariable(String property) {
    var environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .addFirst(new MapPropertySource("properties", Map.of(property, "off")));

    assertThat(RecurringSettings.of(environment).appliedTo(List.of(cleanUp()))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CRON  | ''",
        "CRON  | hush-hush",
        "CRON  | 0 25 * * *",
        "CRON  | 0 0 30 2 *",
        "CRON  | OFF",
        "ZONE  | ''",
        "ZONE  | hush-hush",
        "CRONE | off"
      })
  void whatCannotBeReadIsNamedButNotShown(String part, String value) {
    String variable = "SMALLBIZ_RECURRING_CLEAN_UP_" + part;

    assertThatThrownBy(() -> jobsIn(Map.of(variable, value)))
        .isInstanceOf(InvalidSetting.class)
        .hasMessageStartingWith(variable + " ")
        .hasMessageNotContaining("hush-hush");
  }

  private static CronSchedule scheduleIn(Map<String, Object> variables) {
    return jobsIn(variables).get(0).schedule();
  }

  private static List<RecurringJob<?>> jobsIn(Map<String, Object> variables) {
    return RecurringSettings.of(environment(variables)).appliedTo(List.of(cleanUp()));
  }

  private static StandardEnvironment environment(Map<String, Object> variables) {
    var environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .addFirst(new SystemEnvironmentPropertySource("test-systemEnvironment", variables));
    return environment;
  }

  private static RecurringJob<?> cleanUp() {
    return new RecurringJob<>(
        "clean-up",
        new CronSchedule("0 3 * * *", ZoneOffset.UTC),
        new JobType<>("clean_up", 1, "default", Nothing.class),
        new Nothing());
  }
}
