package com.smallbiz.bootstrap.jar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The image's definition fits the jar that it is made from. */
class ImageIT {

  private static final Path DOCKERFILE = Path.of("..", "Dockerfile");
  private static final Pattern LAYER = Pattern.compile("COPY --from=build /build/layers/(\\S+)/ ");
  private static final Pattern IN_INDEX = Pattern.compile("^- \"(.+)\":$", Pattern.MULTILINE);
  private static final Pattern OURS = Pattern.compile("COPY (docker/[^\\n]+) /\\n");

  /** In their order too: a layer that seldom changes is not sent again. */
  @Test
  void theImageHasTheLayersOfTheJar() throws IOException {
    try (var jar = new JarFile(Jar.FILE.toFile())) {
      String index =
          new String(
              jar.getInputStream(jar.getEntry("BOOT-INF/layers.idx")).readAllBytes(),
              StandardCharsets.UTF_8);

      assertThat(all(LAYER, Files.readString(DOCKERFILE)))
          .containsExactlyElementsOf(all(IN_INDEX, index));
    }
  }

  @Test
  void whatTheImageCopiesIsThere() throws IOException {
    List<String> copied = all(OURS, Files.readString(DOCKERFILE));

    assertThat(copied).isNotEmpty();
    assertThat(String.join(" ", copied).split(" "))
        .allSatisfy(file -> assertThat(Path.of("..", file)).isExecutable());
    assertThat(Files.readString(DOCKERFILE)).contains("bootstrap/target/" + Jar.FILE.getFileName());
  }

  private static List<String> all(Pattern pattern, String text) {
    var found = new ArrayList<String>();
    for (Matcher matcher = pattern.matcher(text); matcher.find(); ) {
      found.add(matcher.group(1));
    }
    return found;
  }
}
