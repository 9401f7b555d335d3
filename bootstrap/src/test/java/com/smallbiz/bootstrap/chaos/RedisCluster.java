package com.smallbiz.bootstrap.chaos;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import redis.embedded.core.ExecutableProvider;

/** A Redis Cluster on loopback: three masters, each with a replica. */
final class RedisCluster implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int MASTERS = 3;
  private static final int SLOTS = 16_384;

  /** Nodes talk to each other on a port that is so much higher than the clients'. */
  private static final int BUS_OFFSET = 10_000;

  private final List<Node> nodes = new ArrayList<>();

  private record Node(int port, Process process) {

    RedisConsole console() {
      return new RedisConsole(port);
    }

    boolean says(String command, String part) {
      try {
        return console().run(command).contains(part);
      } catch (UncheckedIOException notYet) {
        return false;
      }
    }
  }

  /**
   * @param directory where the nodes may write down who they are
   */
  static RedisCluster start(Path directory) {
    var cluster = new RedisCluster();
    try {
      String program = ExecutableProvider.newJarResourceProvider().get().getAbsolutePath();
      for (int i = 0; i < 2 * MASTERS; i++) {
        cluster.nodes.add(launch(program, freePort(), directory));
      }
      cluster.form();
      return cluster;
    } catch (IOException failure) {
      cluster.close();
      throw new UncheckedIOException(failure);
    } catch (RuntimeException | Error failure) {
      cluster.close();
      throw failure;
    }
  }

  List<String> urls() {
    return nodes.stream().map(node -> "redis://127.0.0.1:" + node.port()).toList();
  }

  /**
   * {@code kill -9} of the master that a key is on; returns when its replica has taken its place.
   */
  void killMasterOf(String key) {
    int slot = (int) nodes.get(0).console().count("CLUSTER KEYSLOT " + key);
    Node master = nodes.get(slot * MASTERS / SLOTS);
    Node replica = nodes.get(nodes.indexOf(master) + MASTERS);
    master.process().destroyForcibly();
    await().atMost(PATIENCE).until(() -> replica.says("ROLE", "master"));
  }

  @Override
  public void close() {
    nodes.forEach(node -> node.process().destroyForcibly());
    nodes.forEach(node -> node.process().onExit().join());
  }

  /** What {@code redis-cli --cluster create} does. */
  private void form() {
    for (Node node : nodes) {
      await().atMost(PATIENCE).until(() -> node.says("PING", "PONG"));
      node.console().run("CLUSTER SET-CONFIG-EPOCH " + (nodes.indexOf(node) + 1));
      nodes.get(0).console().run("CLUSTER MEET 127.0.0.1 " + node.port());
    }
    for (int i = 0; i < MASTERS; i++) {
      nodes.get(i).console().run("CLUSTER ADDSLOTS " + slots(i));
    }
    awaitEverywhere("CLUSTER INFO", "cluster_known_nodes:" + nodes.size());
    for (int i = 0; i < MASTERS; i++) {
      String master = nodes.get(i).console().run("CLUSTER MYID").lines().skip(1).findFirst().get();
      nodes.get(i + MASTERS).console().run("CLUSTER REPLICATE " + master);
    }
    awaitEverywhere("CLUSTER INFO", "cluster_state:ok");
    for (Node replica : nodes.subList(MASTERS, nodes.size())) {
      await().atMost(PATIENCE).until(() -> replica.says("INFO replication", "link_status:up"));
    }
  }

  private void awaitEverywhere(String command, String part) {
    await().atMost(PATIENCE).until(() -> nodes.stream().allMatch(node -> node.says(command, part)));
  }

  private static String slots(int master) {
    return IntStream.range(0, SLOTS)
        .filter(slot -> slot * MASTERS / SLOTS == master)
        .mapToObj(Integer::toString)
        .collect(Collectors.joining(" "));
  }

  private static Node launch(String program, int port, Path directory) throws IOException {
    return new Node(
        port,
        new ProcessBuilder(
                List.of(
                    program,
                    "--bind",
                    "127.0.0.1",
                    "--port",
                    "" + port,
                    "--save",
                    "",
                    "--maxmemory-policy",
                    "noeviction",
                    "--dir",
                    directory.toString(),
                    "--cluster-enabled",
                    "yes",
                    "--cluster-node-timeout",
                    "2000",
                    "--cluster-config-file",
                    "nodes-" + port + ".conf"))
            .redirectErrorStream(true)
            .redirectOutput(Redirect.DISCARD)
            .start());
  }

  private static int freePort() throws IOException {
    while (true) {
      try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        int port = socket.getLocalPort();
        if (port + BUS_OFFSET < 65_536) {
          return port;
        }
      }
    }
  }
}
