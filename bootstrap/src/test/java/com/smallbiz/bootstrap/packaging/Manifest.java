package com.smallbiz.bootstrap.packaging;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.yaml.snakeyaml.Yaml;

/**
 * An object of Kubernetes as it is written down.
 *
 * @param json all of it
 */
record Manifest(JsonElement json) {

  private static final Gson GSON = new Gson();

  /** The models are not compiled against: their annotations are of libraries that are not here. */
  private static final String MODELS = "io.kubernetes.client.openapi.models.";

  /** All that are in a file. */
  static List<Manifest> in(Path file) throws IOException {
    return parse(Files.readString(file));
  }

  static List<Manifest> parse(String yaml) {
    var manifests = new ArrayList<Manifest>();
    for (Object document : new Yaml().loadAll(yaml)) {
      manifests.add(new Manifest(GSON.toJsonTree(document)));
    }
    return manifests;
  }

  String kind() {
    return text("apiVersion") + "/" + text("kind");
  }

  String name() {
    return json.getAsJsonObject().getAsJsonObject("metadata").get("name").getAsString();
  }

  /**
   * @throws IllegalArgumentException naming what is no field of the kind, is missing, or is of
   *     another type
   */
  void validate() {
    String version = text("apiVersion").replaceFirst(".*/", "").toUpperCase(Locale.ROOT);
    try {
      Class.forName(MODELS + version + text("kind"))
          .getMethod("validateJsonElement", JsonElement.class)
          .invoke(null, json);
    } catch (InvocationTargetException refused) {
      throw new IllegalArgumentException(refused.getCause().getMessage(), refused);
    } catch (ReflectiveOperationException unknown) {
      throw new IllegalArgumentException("no model of " + kind(), unknown);
    }
  }

  /** What a path of names and indices leads to. */
  JsonElement at(Object... path) {
    JsonElement found = json;
    for (Object step : path) {
      found =
          step instanceof Integer index
              ? found.getAsJsonArray().get(index)
              : found.getAsJsonObject().get((String) step);
    }
    return found;
  }

  private String text(String field) {
    return json.getAsJsonObject().get(field).getAsString();
  }

  @Override
  public String toString() {
    return kind() + " " + name();
  }
}
