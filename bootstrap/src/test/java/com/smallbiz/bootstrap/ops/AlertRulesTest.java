package com.smallbiz.bootstrap.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.smallbiz.bootstrap.ops.AlertRules.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The alerts, and the runbook for whoever they wake. */
class AlertRulesTest {

  private static final Path ROOT = Path.of("..");
  private static final Path RUNBOOK = Path.of("docs", "operations.md");

  /** The entries of the runbook are all that stands on the third level of its chapter. */
  private static final Pattern CHAPTER = Pattern.compile("(?ms)^## The alerts$(.*?)(?=^## |\\z)");

  private static final Pattern ENTRY = Pattern.compile("(?m)^### (.+)$");

  static List<Rule> alerts() {
    return AlertRules.alerts();
  }

  static List<Path> tests() {
    return AlertRules.tests();
  }

  @Test
  void theConfigurationIsAccepted() throws Exception {
    Prometheus.check("check", "config", AlertRules.PROMETHEUS.resolve("prometheus.yml").toString());
  }

  @Test
  void theRulesAreAccepted() throws Exception {
    Prometheus.check(
        Stream.concat(
                Stream.of("check", "rules", "--lint-fatal"),
                AlertRules.files().stream().map(Path::toString))
            .toArray(String[]::new));
  }

  @ParameterizedTest
  @MethodSource("tests")
  void theAlertsFireWhenTheyShould(Path test) throws Exception {
    Prometheus.check("test", "rules", test.toString());
  }

  @ParameterizedTest
  @MethodSource("alerts")
  void everyAlertIsTested(Rule alert) {
    assertThat(AlertRules.tests())
        .flatMap(file -> AlertRules.maps(AlertRules.yaml(file).get("tests")).toList())
        .filteredOn(test -> test.containsKey("alert_rule_test"))
        .flatMap(test -> AlertRules.maps(test.get("alert_rule_test")).toList())
        .filteredOn(test -> test.get("alertname").equals(alert.name()))
        .as("the tests in which it fires, and in which it does not")
        .anySatisfy(test -> assertThat(test).containsKey("exp_alerts"))
        .anySatisfy(test -> assertThat(test).doesNotContainKey("exp_alerts"));
  }

  @ParameterizedTest
  @MethodSource("alerts")
  void everyAlertSaysHowBadItIsWhatItMeansAndWhereToLook(Rule alert) {
    assertThat(alert.labels().get("severity")).isIn("critical", "warning");
    assertThat(alert.annotations().get("summary")).isNotBlank();
    assertThat(alert.annotations().get("description")).isNotBlank();
    assertThat(alert.annotations())
        .containsEntry("runbook_url", RUNBOOK + "#" + alert.name().toLowerCase(Locale.ROOT));
    assertThat(alert.annotations().get("dashboard_url").replaceFirst("\\?.*", ""))
        .isIn(Dashboard.all().stream().map(it -> "/d/" + it.uid()).toList());
  }

  @Test
  void theRunbookHasOneEntryForEachAlert() throws IOException {
    var chapter = CHAPTER.matcher(Files.readString(ROOT.resolve(RUNBOOK)));
    assertThat(chapter.find()).isTrue();

    assertThat(ENTRY.matcher(chapter.group(1)).results().map(it -> it.group(1)))
        .containsExactlyInAnyOrderElementsOf(
            alerts().stream().map(Rule::name).collect(Collectors.toSet()));
  }
}
