package com.smallbiz.adapters.web.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.MediaType;
import org.springframework.util.DigestUtils;

/**
 * What the console's pages load: one style sheet and one script of ours, and two libraries. They
 * are read once, and their content is their version: templates ask for {@code @assets.path(…)}.
 */
final class Assets {

  private static final MediaType JAVASCRIPT = MediaType.valueOf("text/javascript;charset=UTF-8");
  private static final MediaType CSS = MediaType.valueOf("text/css;charset=UTF-8");
  private static final MediaType SVG = MediaType.valueOf("image/svg+xml");

  private static final String OURS = "classpath:com/smallbiz/adapters/web/console/";
  private static final String THEIRS = "classpath*:META-INF/resources/webjars/";

  /**
   * @param version changes with the content
   */
  record Asset(MediaType type, Resource content, String version) {}

  private final Map<String, Asset> assets = new LinkedHashMap<>();

  /** The libraries' version is part of their paths, and none of our business. */
  Assets() {
    read("console.css", CSS, OURS + "console.css");
    read("charts.js", JAVASCRIPT, OURS + "charts.js");
    read("console.js", JAVASCRIPT, OURS + "console.js");
    read("icon.svg", SVG, OURS + "icon.svg");
    read("htmx.js", JAVASCRIPT, THEIRS + "htmx.org/*/dist/htmx.min.js");
    read("uplot.js", JAVASCRIPT, THEIRS + "uplot/*/dist/uPlot.iife.min.js");
    read("uplot.css", CSS, THEIRS + "uplot/*/dist/uPlot.min.css");
  }

  /** The asset of that name, or null if there is none. */
  @Nullable Asset find(String name) {
    return assets.get(name);
  }

  /** Where a page finds the asset: elsewhere as soon as its content is another. */
  public String path(String name) {
    Asset asset = find(name);
    if (asset == null) {
      throw new IllegalArgumentException("no asset is called " + name);
    }
    return "/admin/assets/%s?v=%s".formatted(name, asset.version());
  }

  private void read(String name, MediaType type, String place) {
    try {
      byte[] content =
          new PathMatchingResourcePatternResolver().getResources(place)[0].getContentAsByteArray();
      assets.put(
          name,
          new Asset(type, new ByteArrayResource(content), DigestUtils.md5DigestAsHex(content)));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
