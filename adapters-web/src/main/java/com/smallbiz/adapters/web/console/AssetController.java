package com.smallbiz.adapters.web.console;

import com.smallbiz.adapters.web.console.Assets.Asset;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Hands out {@link Assets}. */
@Hidden
@Controller
final class AssetController {

  private static final CacheControl FOR_GOOD =
      CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

  private final Assets assets;

  AssetController(Assets assets) {
    this.assets = assets;
  }

  @GetMapping("/admin/assets/{name}")
  ResponseEntity<Resource> asset(
      @PathVariable String name, @RequestParam(name = "v", required = false) @Nullable String v) {
    Asset asset = assets.find(name);
    if (asset == null) {
      return ResponseEntity.notFound().build();
    }
    // While a release is rolled out, a page of one version may ask the other one: what it gets
    // must not stay under the wrong version.
    return ResponseEntity.ok()
        .cacheControl(asset.version().equals(v) ? FOR_GOOD : CacheControl.noCache())
        .eTag(asset.version())
        .contentType(asset.type())
        // Else Spring would have it saved as f.txt, should it ever be saved.
        .header(HttpHeaders.CONTENT_DISPOSITION, "inline")
        .body(asset.content());
  }
}
