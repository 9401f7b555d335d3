package com.smallbiz.bootstrap.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The profile of the compose file that watches the application, held against what it starts. */
@SuppressWarnings("unchecked")
class ObservabilityProfileTest {

  private static final Path ROOT = Path.of("..");

  private static final Map<String, Map<String, Object>> SERVICES =
      (Map<String, Map<String, Object>>)
          AlertRules.yaml(ROOT.resolve("docker-compose.yml")).get("services");

  @ParameterizedTest
  @ValueSource(strings = {"prometheus", "grafana"})
  void isOfOneVersionAndOfFilesThatAreThere(String name) {
    Map<String, Object> service = SERVICES.get(name);

    assertThat(service.get("profiles")).isEqualTo(List.of("observability"));
    assertThat((String) service.get("image")).matches(".+:v?\\d+\\.\\d+\\.\\d+");
    assertThat((List<String>) service.get("volumes"))
        .filteredOn(volume -> volume.startsWith("."))
        .isNotEmpty()
        .allMatch(volume -> Files.isDirectory(ROOT.resolve(volume.split(":", -1)[0])));
  }

  @Test
  void prometheusAsksServicesThatThereAre() {
    var configuration = AlertRules.yaml(AlertRules.PROMETHEUS.resolve("prometheus.yml"));

    assertThat(
            AlertRules.maps(configuration.get("scrape_configs"))
                .flatMap(scrape -> AlertRules.maps(scrape.get("dns_sd_configs")))
                .flatMap(discovery -> ((List<String>) discovery.get("names")).stream()))
        .isNotEmpty()
        .isSubsetOf(SERVICES.keySet());
  }

  @Test
  void grafanaLooksForDashboardsWhereTheyAre() {
    Path providers =
        Dashboard.GRAFANA.resolve(Path.of("provisioning", "dashboards", "smallbiz.yml"));
    List<String> folders =
        AlertRules.maps(AlertRules.yaml(providers).get("providers"))
            .map(provider -> ((Map<String, String>) provider.get("options")).get("path"))
            .toList();

    assertThat((List<String>) SERVICES.get("grafana").get("volumes"))
        .containsAll(folders.stream().map(it -> "./ops/grafana/dashboards:" + it + ":ro").toList());
  }
}
