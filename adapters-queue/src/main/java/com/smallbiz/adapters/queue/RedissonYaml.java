package com.smallbiz.adapters.queue;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.redisson.client.codec.StringCodec;
import org.redisson.config.Config;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * The operator's Redisson file, which says where Redis is if that takes more than a URL. Two things
 * are not its to say: what stands in Redis is text, and it is read from masters. Where it is silent
 * the defaults are those of {@link RedisClients}, not Redisson's.
 */
final class RedissonYaml {

  private static final String SINGLE = "singleServerConfig";
  private static final String SEVERAL =
      "(clusterServers|sentinelServers|replicatedServers|masterSlaveServers)Config";

  private RedissonYaml() {}

  /**
   * @throws IllegalArgumentException if it is not such a file
   */
  static Config read(String text) {
    try {
      MappingNode file = mapping(new StringReader(text));
      MappingNode servers = servers(file);
      MappingNode defaults = defaults();
      if (value(file, SINGLE) != null) {
        complete(servers, section(defaults, "single"));
      } else {
        complete(servers, section(defaults, "several"));
        remove(servers, "readMode");
        servers.getValue().add(new NodeTuple(scalar("readMode"), scalar("MASTER")));
      }
      complete(servers, section(defaults, "servers"));
      complete(file, section(defaults, "client"));
      remove(file, "codec");
      var merged = new StringWriter();
      new Yaml().serialize(file, merged);
      return Config.fromYAML(merged.toString()).setCodec(StringCodec.INSTANCE);
    } catch (RuntimeException e) {
      // Without the cause: it shows the place in the file, which may be where the password is.
      throw new IllegalArgumentException("this is no file that Redisson can be set up with");
    }
  }

  private static MappingNode servers(MappingNode file) {
    return file.getValue().stream()
        .filter(it -> name(it).matches(SINGLE + "|" + SEVERAL))
        .map(NodeTuple::getValueNode)
        .map(MappingNode.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private static MappingNode defaults() {
    try (InputStream in =
        Objects.requireNonNull(RedissonYaml.class.getResourceAsStream("redisson-defaults.yaml"))) {
      return mapping(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static MappingNode mapping(Reader text) {
    return (MappingNode) new Yaml().compose(text);
  }

  private static MappingNode section(MappingNode node, String name) {
    return (MappingNode) Objects.requireNonNull(value(node, name), name);
  }

  private static void complete(MappingNode node, MappingNode defaults) {
    for (NodeTuple tuple : defaults.getValue()) {
      if (value(node, name(tuple)) == null) {
        node.getValue().add(tuple);
      }
    }
  }

  private static void remove(MappingNode node, String name) {
    var kept = new ArrayList<>(node.getValue());
    kept.removeIf(it -> name(it).equals(name));
    node.setValue(kept);
  }

  private static @Nullable Node value(MappingNode node, String name) {
    return node.getValue().stream()
        .filter(it -> name(it).equals(name))
        .map(NodeTuple::getValueNode)
        .findFirst()
        .orElse(null);
  }

  private static String name(NodeTuple tuple) {
    return ((ScalarNode) tuple.getKeyNode()).getValue();
  }

  private static ScalarNode scalar(String value) {
    return new ScalarNode(Tag.STR, value, null, null, ScalarStyle.PLAIN);
  }
}
