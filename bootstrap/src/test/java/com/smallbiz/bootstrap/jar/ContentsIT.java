package com.smallbiz.bootstrap.jar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The jar says what it is made of, and nothing in it comes with terms that we cannot keep. */
class ContentsIT {

  private static final String SBOM = "META-INF/sbom/application.cdx.json";

  /** Where a library may be had under several, one of them is enough. */
  private static final Set<String> ALLOWED =
      Set.of(
          "Apache-2.0",
          "MIT",
          "MIT-0",
          "BSD-2-Clause",
          "BSD-3-Clause",
          "0BSD",
          "CC0-1.0",
          // As aopalliance, which Spring brings along, says of itself.
          "Public Domain",
          "EPL-1.0",
          "EPL-2.0");

  @Test
  void everyLibraryInTheJarIsInTheBillOfMaterials() throws IOException {
    try (var jar = new JarFile(Jar.FILE.toFile())) {
      Set<String> listed =
          components(jar).stream()
              .map(it -> it.path("name").asString() + "-" + it.path("version").asString() + ".jar")
              .collect(Collectors.toSet());

      assertThat(
              jar.stream()
                  .map(it -> it.getName())
                  .filter(it -> it.matches("BOOT-INF/lib/.+"))
                  .map(it -> it.substring("BOOT-INF/lib/".length())))
          .isNotEmpty()
          .filteredOn(it -> !it.startsWith("spring-boot-jarmode-"))
          .isSubsetOf(listed);
    }
  }

  @Test
  void everyLicenceIsOneThatWeCanKeep() throws IOException {
    try (var jar = new JarFile(Jar.FILE.toFile())) {
      assertThat(components(jar)).isNotEmpty().allSatisfy(ContentsIT::permitted);
    }
  }

  @Test
  void aLicenceThatWeCannotKeepIsFound() {
    JsonNode forbidden =
        new JsonMapper()
            .readTree("{\"name\":\"a\",\"licenses\":[{\"license\":{\"id\":\"AGPL-3.0-only\"}}]}");

    assertThat(licences(forbidden)).doesNotContainAnyElementsOf(ALLOWED);
    assertThat(licences(new JsonMapper().readTree("{\"name\":\"a\"}"))).isEmpty();
  }

  private static void permitted(JsonNode component) {
    assertThat(licences(component))
        .as(component.path("purl").asString())
        .containsAnyElementsOf(ALLOWED);
  }

  private static List<String> licences(JsonNode component) {
    return StreamSupport.stream(component.path("licenses").spliterator(), false)
        .map(
            it ->
                it.path("license")
                    .path("id")
                    .asString(it.path("license").path("name").asString("")))
        .toList();
  }

  /** An offline build has no list: the plugin that writes it insists on the network. */
  private static List<JsonNode> components(JarFile jar) throws IOException {
    assumeThat(System.getenv("CI") != null || jar.getEntry(SBOM) != null).isTrue();
    JsonNode sbom = new JsonMapper().readTree(jar.getInputStream(jar.getEntry(SBOM)));
    return StreamSupport.stream(sbom.path("components").spliterator(), false).toList();
  }
}
