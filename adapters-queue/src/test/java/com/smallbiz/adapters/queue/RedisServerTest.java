package com.smallbiz.adapters.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedisServerTest {

  @TempDir private Path directory;

  @Test
  void nothingIsLeftOfAServerThatIsClosed() {
    RedisServer redis = RedisServer.start();
    redis.close();

    assertThatThrownBy(() -> connect(redis.port())).isInstanceOf(IOException.class);
  }

  @Test
  void aServerThatAKilledRunLeftBehindIsStopped() throws IOException {
    RedisServer orphan = RedisServer.start(directory);
    long pid = Long.parseLong(Files.readString(directory.resolve("redis.pid")));

    try (RedisServer next = RedisServer.start(orphan.port(), directory)) {
      assertThat(ProcessHandle.of(pid)).isEmpty();
      connect(next.port());
    } finally {
      orphan.close();
    }
  }

  @Test
  void aPortThatIsTakenIsReported() {
    try (RedisServer first = RedisServer.start()) {
      assertThatThrownBy(() -> RedisServer.start(first.port(), directory))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining(Integer.toString(first.port()));
    }
  }

  private static void connect(int port) throws IOException {
    new Socket(InetAddress.getLoopbackAddress(), port).close();
  }
}
