package com.smallbiz.application.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.smallbiz.application.job.CronSchedule;
import com.smallbiz.application.port.out.CronSchedules;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every implementation of {@link CronSchedules} keeps to. */
public abstract class CronSchedulesContract {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  protected abstract CronSchedules schedules();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 0 3 * * *      | UTC              | 2026-11-22T14:00:00Z     | 2026-11-23T03:00:00Z",
        "0 3 * * *        | UTC              | 2026-11-22T14:00:00Z     | 2026-11-23T03:00:00Z",
        "'  0   3 * * * ' | UTC              | 2026-11-22T02:59:59.999Z | 2026-11-22T03:00:00Z",
        "0 3 * * *        | UTC              | 2026-11-22T03:00:00Z     | 2026-11-23T03:00:00Z",
        "0 3 * * *        | Europe/Berlin    | 2026-11-22T14:00:00Z     | 2026-11-23T02:00:00Z",
        "0 3 * * *        | America/New_York | 2026-11-22T14:00:00Z     | 2026-11-23T08:00:00Z",
        "* * * * * *      | UTC              | 2026-11-22T14:00:00Z     | 2026-11-22T14:00:01Z",
        "* * * * *        | UTC              | 2026-11-22T14:00:00Z     | 2026-11-22T14:01:00Z",
        "*/15 * * * *     | UTC              | 2026-11-22T14:16:00Z     | 2026-11-22T14:30:00Z",
        "5,10 9-17 * * *  | UTC              | 2026-11-22T17:06:00Z     | 2026-11-22T17:10:00Z",
        "5,10 9-17 * * *  | UTC              | 2026-11-22T17:11:00Z     | 2026-11-23T09:05:00Z",
        "0 0 * * 1        | UTC              | 2026-11-22T14:00:00Z     | 2026-11-23T00:00:00Z",
        "0 0 * * 7        | UTC              | 2026-11-22T14:00:00Z     | 2026-11-29T00:00:00Z",
        "0 0 29 2 *       | UTC              | 2026-11-22T14:00:00Z     | 2028-02-29T00:00:00Z",
      })
  void theNextTimeIsTheFirstAfter(String cron, String zone, Instant after, Instant next) {
    assertThat(schedules().next(new CronSchedule(cron, ZoneId.of(zone)), after)).isEqualTo(next);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "never", "* * * *", "61 * * * *", "0 0 30 2 *", "* * * * * * *"})
  void whatCannotBeReadOrNeverComesIsRefused(String cron) {
    var schedule = new CronSchedule(cron, BERLIN);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> schedules().next(schedule, Instant.parse("2026-11-22T14:00:00Z")));
  }

  @Test
  void aNightlyTimeThatDoesNotExistIsMadeUpForAfterTheGap() {
    assertThat(from("2026-03-28T12:00+01:00", "30 2 * * *"))
        .startsWith(
            at("2026-03-29T03:30+02:00"),
            at("2026-03-30T02:30+02:00"),
            at("2026-03-31T02:30+02:00"));
  }

  @Test
  void aNightlyTimeThatComesTwiceCountsOnce() {
    assertThat(from("2026-10-24T12:00+02:00", "30 2 * * *"))
        .startsWith(
            at("2026-10-25T02:30+02:00"),
            at("2026-10-26T02:30+01:00"),
            at("2026-10-27T02:30+01:00"));
  }

  @Test
  void whoeverComesBetweenTheTwoFindsTheNextNight() {
    assertThat(from("2026-10-25T02:10+01:00", "30 2 * * *"))
        .startsWith(at("2026-10-26T02:30+01:00"));
  }

  @Test
  void whatComesEverySoManyMinutesGoesByTheTimeThatPasses() {
    assertThat(from("2026-03-29T01:35+01:00", "*/20 * * * *"))
        .startsWith(
            at("2026-03-29T01:40+01:00"),
            at("2026-03-29T03:00+02:00"),
            at("2026-03-29T03:20+02:00"));
    assertThat(from("2026-10-25T02:35+02:00", "*/20 * * * *"))
        .startsWith(
            at("2026-10-25T02:40+02:00"),
            at("2026-10-25T02:00+01:00"),
            at("2026-10-25T02:20+01:00"));
  }

  private List<Instant> from(String after, String cron) {
    var schedule = new CronSchedule(cron, BERLIN);
    return Stream.iterate(
            schedules().next(schedule, at(after)), it -> schedules().next(schedule, it))
        .limit(3)
        .toList();
  }

  private static Instant at(String time) {
    return OffsetDateTime.parse(time).toInstant();
  }
}
