package com.smallbiz.bootstrap.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** That what the panels ask for can be asked is the business of {@link WatchedSystemTest}. */
class DashboardsTest {

  private static final Path DATA_SOURCES =
      Dashboard.GRAFANA.resolve(Path.of("provisioning", "datasources", "prometheus.yml"));

  static List<Dashboard> dashboards() {
    return Dashboard.all();
  }

  @Test
  void haveNamesOfTheirOwn() {
    assertThat(dashboards())
        .hasSizeGreaterThan(1)
        .extracting(Dashboard::uid)
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void askTheDataSourceThatIsProvisioned(Dashboard dashboard) {
    Set<Object> provisioned =
        AlertRules.maps(AlertRules.yaml(DATA_SOURCES).get("datasources"))
            .map(source -> source.get("uid"))
            .collect(Collectors.toSet());

    assertThat(dashboard.json().findValues("datasource"))
        .hasSizeGreaterThan(10)
        .allSatisfy(source -> assertThat(provisioned).contains(source.path("uid").asString()));
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void everyPanelIsExplained(Dashboard dashboard) {
    assertThat(dashboard.panels())
        .filteredOn(panel -> !panel.path("type").asString().equals("row"))
        .allSatisfy(
            panel -> {
              assertThat(panel.path("title").asString()).isNotBlank();
              assertThat(panel.path("description").asString()).isNotBlank();
              assertThat(panel.path("targets").size()).isPositive();
            });
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void noTwoPanelsAreTheSameOrInOnePlace(Dashboard dashboard) {
    assertThat(dashboard.panels())
        .extracting(panel -> panel.path("id").asInt())
        .doesNotHaveDuplicates();
    assertThat(dashboard.panels())
        .extracting(panel -> panel.path("title").asString())
        .doesNotHaveDuplicates();
    var taken = new HashSet<List<Integer>>();
    for (JsonNode panel : dashboard.panels()) {
      JsonNode place = panel.path("gridPos");
      int right = place.path("x").asInt() + place.path("w").asInt();
      int bottom = place.path("y").asInt() + place.path("h").asInt();
      assertThat(right).isBetween(1, 24);
      for (int x = place.path("x").asInt(); x < right; x++) {
        for (int y = place.path("y").asInt(); y < bottom; y++) {
          assertThat(taken.add(List.of(x, y))).as("%s is alone", panel.path("title")).isTrue();
        }
      }
    }
  }
}
