package com.smallbiz.bootstrap.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.convert.DurationStyle;
import org.yaml.snakeyaml.Yaml;

/** The manifests are what Kubernetes takes, and fit each other and the application. */
class KubernetesTest {

  private static final Path HOME = Path.of("..", "ops", "kubernetes");

  static List<Manifest> manifests() throws IOException {
    var manifests = new ArrayList<Manifest>();
    for (String file : listed()) {
      manifests.addAll(Manifest.in(HOME.resolve(file)));
    }
    return manifests;
  }

  static Stream<Manifest> programs() throws IOException {
    return manifests().stream().filter(it -> it.kind().matches(".*/(Deployment|Job)"));
  }

  static Stream<Manifest> deployments() throws IOException {
    return manifests().stream().filter(it -> it.kind().endsWith("/Deployment"));
  }

  @Test
  void theBaseListsAllFiles() throws IOException {
    try (Stream<Path> files = Files.list(HOME)) {
      assertThat(files.map(it -> it.getFileName().toString()).filter(it -> it.endsWith(".yaml")))
          .containsExactlyInAnyOrderElementsOf(
              Stream.concat(listed().stream(), Stream.of("kustomization.yaml")).toList());
    }
  }

  @ParameterizedTest
  @MethodSource("manifests")
  void everyManifestIsOfItsSchema(Manifest manifest) {
    manifest.validate();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "spec: {selector: {}, template: {spec: {containers: [{name: a, imagee: b}]}}}",
        "spec: {selector: {}, template: {spec: {containers: [{image: b}]}}}",
        "spec: {selector: {}, template: {}, replica: 2}",
        "spec: {selector: {}, template: {spec: {containers: app}}}"
      })
  void aWrongManifestIsRefused(String spec) {
    Manifest wrong =
        Manifest.parse("apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\n" + spec)
            .get(0);

    assertThatThrownBy(wrong::validate).isInstanceOf(IllegalArgumentException.class);
  }

  /** Only referenced: who can read the manifests has none. */
  @Test
  void noManifestIsASecretOrHoldsOne() throws IOException {
    assertThat(manifests()).noneMatch(it -> it.kind().endsWith("/Secret"));
    assertThat(manifests())
        .filteredOn(it -> it.kind().endsWith("/ConfigMap"))
        .allSatisfy(
            it ->
                assertThat(it.at("data").getAsJsonObject().keySet())
                    .noneMatch(name -> name.matches(".*(PASSWORD|SECRET|REDIS_URL).*")));
  }

  @ParameterizedTest
  @MethodSource("programs")
  void everyProgramRunsWithoutPrivileges(Manifest program) {
    JsonObject pod = program.at("spec", "template", "spec").getAsJsonObject();
    JsonObject context = pod.getAsJsonArray("containers").get(0).getAsJsonObject();

    assertThat(pod.getAsJsonObject("securityContext").get("runAsNonRoot").getAsBoolean()).isTrue();
    assertThat(pod.get("automountServiceAccountToken").getAsBoolean()).isFalse();
    assertThat(context.getAsJsonObject("resources").has("limits")).isTrue();
    assertThat(context.getAsJsonObject("securityContext"))
        .hasToString(
            "{\"allowPrivilegeEscalation\":false,\"readOnlyRootFilesystem\":true,"
                + "\"capabilities\":{\"drop\":[\"ALL\"]}}");
  }

  /** What ends is drained, and not killed while it is. */
  @ParameterizedTest
  @MethodSource("deployments")
  void thereIsTimeToEndInGoodOrder(Manifest deployment) throws IOException {
    JsonElement pod = deployment.at("spec", "template", "spec");
    long grace = pod.getAsJsonObject().get("terminationGracePeriodSeconds").getAsLong();

    assertThat(grace)
        .isGreaterThan(
            Math.max(seconds("smallbiz", "shutdown.delay"), seconds("smallbiz", "jobs", "drain"))
                + seconds("spring", "lifecycle.timeout-per-shutdown-phase"));
  }

  /** A budget, a policy or a Service that selects nothing would say nothing about it. */
  @Test
  void everySelectorFindsAProgram() throws IOException {
    List<JsonObject> labels =
        programs()
            .map(it -> it.at("spec", "template", "metadata", "labels").getAsJsonObject())
            .toList();

    for (Manifest manifest : manifests()) {
      for (JsonObject selector : selectors(manifest)) {
        assertThat(labels)
            .as(manifest.toString())
            .anyMatch(it -> it.entrySet().containsAll(selector.entrySet()));
      }
    }
  }

  @Test
  void whatIsScaledIsThere() throws IOException {
    List<String> names = deployments().map(Manifest::name).toList();

    assertThat(manifests())
        .filteredOn(it -> it.kind().endsWith("/HorizontalPodAutoscaler"))
        .extracting(it -> it.at("spec", "scaleTargetRef", "name").getAsString())
        .containsExactlyInAnyOrderElementsOf(names);
  }

  private static List<JsonObject> selectors(Manifest manifest) {
    var selectors = new ArrayList<JsonObject>();
    if (manifest.json().getAsJsonObject().get("spec") instanceof JsonObject spec) {
      for (String field : List.of("selector", "podSelector")) {
        if (spec.get(field) instanceof JsonObject selector) {
          selectors.add(
              selector.has("matchLabels") ? selector.getAsJsonObject("matchLabels") : selector);
        }
      }
    }
    return selectors;
  }

  private static List<String> listed() throws IOException {
    JsonArray files =
        Manifest.in(HOME.resolve("kustomization.yaml")).get(0).at("resources").getAsJsonArray();
    return files.asList().stream().map(JsonElement::getAsString).toList();
  }

  /** A duration of ours, by its place in {@code application.yml}. */
  private static long seconds(String... path) throws IOException {
    Object found =
        new Yaml().load(Files.readString(Path.of("src", "main", "resources", "application.yml")));
    for (String step : path) {
      found = ((Map<?, ?>) found).get(step);
    }
    return DurationStyle.detectAndParse(String.valueOf(found)).toSeconds();
  }
}
