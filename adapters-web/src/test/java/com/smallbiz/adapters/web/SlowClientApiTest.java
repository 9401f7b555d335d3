package com.smallbiz.adapters.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.context.TestPropertySource;

/** Clients that stall, drip, or go away. Here each of these may take three seconds. */
@ExtendWith(OutputCaptureExtension.class)
@TestPropertySource(properties = "server.tomcat.connection-timeout=3s")
@Timeout(60)
class SlowClientApiTest extends ApiTest {

  private static final String HEAD =
      "POST /api/v1/orders HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";
  private static final String LAST_QUESTION =
      "GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
  private static final String QUESTION = "GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n";

  /** Who had to wait for one of them to be given up would wait for longer. */
  private static final Duration LESS_THAN_A_STALL = Duration.ofSeconds(2);

  /** What 200 sockets do at once: how they begin, and how they go on, piece by piece. */
  enum Kind {
    SILENT("", ""),
    BLANK_LINES("\r\n", "\r\n"),
    HALF_A_REQUEST_LINE("GET /heal", ""),
    HALF_THE_HEADERS("GET /health HTTP/1.1\r\nHost: loc", ""),
    HALF_A_BODY(HEAD + "Content-Length: 100\r\n\r\n{", ""),
    HALF_A_CHUNK(HEAD + "Transfer-Encoding: chunked\r\n\r\n9\r\n{", ""),
    DRIPPED_HEADERS("GET /health HTTP/1.1\r\nX-Drip: ", "a"),
    DRIPPED_BODY(HEAD + "Content-Length: 100000\r\n\r\n", " "),
    DRIPPED_CHUNKS(HEAD + "Transfer-Encoding: chunked\r\n\r\n", "1\r\n \r\n"),
    DRIPPED_REFUSED_BODY(HEAD + "Content-Length: 20000000\r\n\r\n", " "),
    DEAF(QUESTION.repeat(3), QUESTION);

    final String beginning;
    final String piece;

    Kind(String beginning, String piece) {
      this.beginning = beginning;
      this.piece = piece;
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void twoHundredSlowClientsKeepNobodyWaiting(Kind kind) throws IOException {
    var slow = new ArrayList<Socket>();
    try {
      for (int i = 0; i < 200; i++) {
        Socket socket = connect();
        slow.add(socket);
        send(socket, kind.beginning);
      }
      for (int i = 0; i < 10; i++) {
        slow.forEach(socket -> send(socket, kind.piece));
        long start = System.nanoTime();
        assertThat(get("/health").status()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LESS_THAN_A_STALL);
      }
    } finally {
      for (Socket socket : slow) {
        socket.close();
      }
    }
  }

  @ParameterizedTest
  @EnumSource(value = Kind.class, mode = EnumSource.Mode.EXCLUDE, names = "DEAF")
  void noneOfThemGoesOnForEver(Kind kind) throws IOException {
    try (Socket socket = connect()) {
      send(socket, kind.beginning);
      await()
          .atMost(Duration.ofSeconds(15))
          .pollInterval(Duration.ofMillis(300))
          .until(() -> isCutOff(socket, kind.piece));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Content-Length: 10\r\n\r\n{", "Transfer-Encoding: chunked\r\n\r\n9\r\n{"})
  void aBodyThatStallsIsToldSo(String rest) {
    assertTimedOut(wire(HEAD + "X-Request-Id: late\r\n" + rest));
  }

  @Test
  void aBodyThatDripsIsToldSoAtItsDeadline() throws IOException {
    try (Socket socket = connect()) {
      send(socket, HEAD + "X-Request-Id: late\r\nContent-Length: 100000\r\n\r\n");
      await()
          .atMost(Duration.ofSeconds(10))
          .pollInterval(Duration.ofMillis(200))
          .until(
              () -> {
                send(socket, " ");
                return socket.getInputStream().available() > 0;
              });
      assertTimedOut(read(socket));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Content-Length: 100\r\n\r\n{", "Transfer-Encoding: chunked\r\n\r\n9\r\n{"})
  void aClientThatGoesAwayLeavesNothingBehind(String rest, CapturedOutput output)
      throws IOException {
    int before = get(ORDERS).json().path("data").size();
    for (boolean abruptly : new boolean[] {true, false}) {
      try (Socket socket = connect()) {
        socket.setSoLinger(abruptly, 0);
        send(socket, HEAD + "X-Request-Id: gone\r\n" + rest);
      }
    }
    assertThat(get(ORDERS).json().path("data").size()).isEqualTo(before);
    assertThat(output).doesNotContain("ERROR", "WARN", "\tat ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Content-Length: 8000000", "Transfer-Encoding: chunked"})
  void aClientThatIsStillSendingTooMuchGetsItsAnswer(String length) throws IOException {
    boolean chunked = length.startsWith("T");
    String piece = (chunked ? "10000\r\n" : "") + "a".repeat(0x10000) + (chunked ? "\r\n" : "");
    try (Socket socket = connect()) {
      send(socket, HEAD + "Connection: close\r\n" + length + "\r\n\r\n");
      for (int i = 0; i < 100; i++) {
        send(socket, piece);
      }
      socket.shutdownOutput();
      assertThat(read(socket)).startsWith("HTTP/1.1 413 ").contains("\"payload_too_large\"");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 5\r\n\r\nhello",
        "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n"
      })
  void aConnectionIsGoodForMoreAfterABodyThatNobodyRead(String rest) {
    String replies = wire(HEAD + "Content-Encoding: gzip\r\n" + rest + LAST_QUESTION);

    assertThat(replies).startsWith("HTTP/1.1 415 ").contains("HTTP/1.1 200 ", "{\"ok\":true,");
    assertThat(replies.split("HTTP/1\\.1 ", -1)).hasSize(3);
  }

  /** The client has not sent it, and will not: so nobody waits for it either. */
  @Test
  void aBodyThatIsRefusedWhenAskedForIsNotAskedFor() {
    long start = System.nanoTime();
    String reply = wire(HEAD + "Expect: 100-continue\r\nContent-Length: 300000\r\n\r\n");

    assertThat(reply).startsWith("HTTP/1.1 413 ").contains("Connection: close\r\n");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LESS_THAN_A_STALL);
  }

  @Test
  void aBodyThatIsWantedIsAskedFor() throws IOException {
    try (Socket socket = connect()) {
      send(socket, HEAD + "Expect: 100-continue\r\nConnection: close\r\nContent-Length: 2\r\n\r\n");
      await().until(() -> socket.getInputStream().available() > 0);
      send(socket, "{}");
      assertThat(read(socket)).startsWith("HTTP/1.1 100 ").contains("HTTP/1.1 422 ");
    }
  }

  @Test
  void aCompressedBodyIsRefused() {
    for (String encoding : List.of("gzip", "br", "identity, deflate")) {
      assertThat(
              raw(
                  "POST /api/v1/orders HTTP/1.1",
                  "Content-Type: application/json",
                  "Content-Encoding: " + encoding,
                  "Content-Length: 2",
                  "",
                  "{}"))
          .startsWith("HTTP/1.1 415 ")
          .contains("Accept-Encoding: identity\r\n", "\"unsupported_media_type\"");
    }
  }

  private static boolean isCutOff(Socket socket, String piece) {
    try {
      socket.setSoTimeout(1);
      try {
        while (true) {
          if (socket.getInputStream().read() < 0) {
            return true;
          }
        }
      } catch (SocketTimeoutException open) {
        socket.getOutputStream().write(piece.getBytes(StandardCharsets.ISO_8859_1));
        return false;
      }
    } catch (IOException closed) {
      return true;
    }
  }

  /** A server that has closed the connection already is what these tests are about. */
  private static void send(Socket socket, String text) {
    try {
      socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    } catch (IOException closed) {
      assertThat(closed).hasMessageMatching("(?i).*(reset|broken pipe|aborted).*");
    }
  }

  private static String read(Socket socket) throws IOException {
    InputStream stream = socket.getInputStream();
    return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
  }

  private static void assertTimedOut(String reply) {
    assertThat(reply)
        .startsWith("HTTP/1.1 408 ")
        .contains("X-Request-Id: late\r\n", "\"code\":\"request_timeout\"");
  }
}
