package com.smallbiz.adapters.web.console;

import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What the console's pages load: one style sheet and one script of ours, and two libraries. */
@Hidden
@Controller
final class AssetController {

  private static final MediaType JAVASCRIPT = MediaType.valueOf("text/javascript;charset=UTF-8");
  private static final MediaType CSS = MediaType.valueOf("text/css;charset=UTF-8");
  private static final MediaType SVG = MediaType.valueOf("image/svg+xml");

  private static final String OURS = "classpath:com/smallbiz/adapters/web/console/";
  private static final String THEIRS = "classpath*:META-INF/resources/webjars/";

  private record Asset(MediaType type, String place) {}

  /** The version is part of the libraries' paths, and none of our business. */
  private static final Map<String, Asset> ASSETS =
      Map.of(
          "console.css", new Asset(CSS, OURS + "console.css"),
          "console.js", new Asset(JAVASCRIPT, OURS + "console.js"),
          "icon.svg", new Asset(SVG, OURS + "icon.svg"),
          "htmx.js", new Asset(JAVASCRIPT, THEIRS + "htmx.org/*/dist/htmx.min.js"),
          "uplot.js", new Asset(JAVASCRIPT, THEIRS + "uplot/*/dist/uPlot.iife.min.js"),
          "uplot.css", new Asset(CSS, THEIRS + "uplot/*/dist/uPlot.min.css"));

  @GetMapping("/admin/assets/{name}")
  ResponseEntity<byte[]> asset(@PathVariable String name) throws IOException {
    Asset asset = ASSETS.get(name);
    if (asset == null) {
      return ResponseEntity.notFound().build();
    }
    Resource resource = new PathMatchingResourcePatternResolver().getResources(asset.place())[0];
    byte[] content = resource.getContentAsByteArray();
    return ResponseEntity.ok()
        .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
        .eTag(DigestUtils.md5DigestAsHex(content))
        .contentType(asset.type())
        .body(content);
  }
}
