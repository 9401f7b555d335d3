package com.smallbiz.adapters.sync;

import static com.smallbiz.adapters.sync.WireMockOrderSyncerContract.over;
import static com.smallbiz.application.testkit.OrderFixtures.anOrder;
import static com.smallbiz.application.testkit.OrderSyncerContract.ORIGIN;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.smallbiz.application.port.out.OrderSyncFailed;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An external system that is slow, gone, or breaks off in the middle of a word. */
@Timeout(30)
class HttpOrderSyncerFaultsTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration NO_PATIENCE = Duration.ofMillis(300);
  private static final String TAKEN = "{\"external_id\":\"EXT-1\"}";

  @Test
  void silenceIsBornForAsLongAsTheLimit() throws Exception {
    try (var server = new RawServer(silence())) {
      assertThat(failure(server.url(), NO_PATIENCE))
          .isInstanceOf(OrderSyncFailed.Unavailable.class)
          .hasMessage("The external order system did not answer within 300 ms");
      server.hungUp().get(5, TimeUnit.SECONDS);
    }
  }

  @Test
  void theLimitHoldsForABodyThatDripsToo() throws Exception {
    RawServer.Answer drip =
        client -> {
          say(client, "HTTP/1.1 201 Created\r\nContent-Length: 100000\r\n\r\n" + TAKEN);
          while (true) {
            say(client, " ");
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
          }
        };
    try (var server = new RawServer(drip)) {
      assertThat(failure(server.url(), NO_PATIENCE))
          .isInstanceOf(OrderSyncFailed.Unavailable.class)
          .hasMessage("The external order system did not answer within 300 ms");
      server.hungUp().get(5, TimeUnit.SECONDS);
    }
  }

  @Test
  void aBodyWithoutEndIsNotListenedTo() throws Exception {
    RawServer.Answer flood =
        client -> {
          say(client, "HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\n");
          say(client, "13\r\n{\"external_id\":\"EXT\r\n");
          String chunk = "1000\r\n" + "x".repeat(0x1000) + "\r\n";
          while (true) {
            say(client, chunk);
          }
        };
    try (var server = new RawServer(flood)) {
      assertThat(failure(server.url(), PATIENCE))
          .isInstanceOf(OrderSyncFailed.Unavailable.class)
          .hasMessage("The external order system answered 201, but without an id for the order");
      server.hungUp().get(5, TimeUnit.SECONDS);
    }
  }

  @Test
  void aFinalAnswerIsFinalHoweverMuchIsSaidAboutIt() throws Exception {
    RawServer.Answer flood =
        client -> {
          say(client, "HTTP/1.1 400 Bad Request\r\nContent-Length: 100000000\r\n\r\n");
          while (true) {
            say(client, "x".repeat(0x1000));
          }
        };
    try (var server = new RawServer(flood)) {
      assertThat(failure(server.url(), PATIENCE)).isInstanceOf(OrderSyncFailed.Rejected.class);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'', nothing at all",
    "'HTTP/1.1 201', half a status line",
    "'HTTP/1.1 201 Created\r\nContent-Length: 40\r\n\r\n{\"external_id\":', half a body",
    "'HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n', no chunk",
    "'SSH-2.0-OpenSSH_9.2\r\n', another protocol"
  })
  void aBrokenAnswerIsWorthAnotherTry(String answer, String what) throws Exception {
    try (var server = new RawServer(sayAndHangUp(answer))) {
      assertThat(failure(server.url(), PATIENCE))
          .as(what)
          .isInstanceOf(OrderSyncFailed.Unavailable.class)
          .hasMessage("The external order system broke the connection off");
    }
  }

  @Test
  void aSystemThatIsGoneIsWorthAnotherTry() throws Exception {
    int freePort;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      freePort = socket.getLocalPort();
    }

    assertThat(failure(URI.create("http://user:hunter2@127.0.0.1:" + freePort), PATIENCE))
        .isInstanceOf(OrderSyncFailed.Unavailable.class)
        .hasMessage("The external order system cannot be reached");
  }

  @Test
  void anUnknownHostIsWorthAnotherTry() {
    assertThat(failure(URI.create("http://nowhere.invalid"), PATIENCE))
        .isInstanceOf(OrderSyncFailed.Unavailable.class)
        .hasMessage("The external order system cannot be reached");
  }

  @Test
  void aHandshakeThatFailsIsWorthAnotherTry() throws Exception {
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var noTls = new Thread(() -> answerInPlainText(server));
      noTls.start();

      assertThat(failure(URI.create("https://127.0.0.1:" + server.getLocalPort()), PATIENCE))
          .isInstanceOf(OrderSyncFailed.Unavailable.class)
          .hasMessage("The external order system cannot be reached over a secure connection");
      noTls.join();
    }
  }

  @Test
  void anInterruptHangsUp() throws Exception {
    try (var server = new RawServer(silence())) {
      var failure = new FutureTask<>(() -> failure(server.url(), PATIENCE));
      var worker = new Thread(failure);
      worker.start();
      server.asked().get(5, TimeUnit.SECONDS);

      worker.interrupt();

      assertThat(failure.get(5, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
      server.hungUp().get(5, TimeUnit.SECONDS);
    }
  }

  private static Throwable failure(URI url, Duration limit) {
    return catchThrowable(() -> over(url, limit).push(anOrder(), ORIGIN));
  }

  private static void answerInPlainText(ServerSocket server) {
    try (Socket client = server.accept()) {
      say(client, "HTTP/1.1 400 Bad Request\r\n\r\n");
      client.getInputStream().transferTo(OutputStream.nullOutputStream());
    } catch (IOException clientGone) {
      return;
    }
  }

  private static RawServer.Answer silence() {
    return client -> {};
  }

  private static RawServer.Answer sayAndHangUp(String text) {
    return client -> {
      say(client, text);
      client.shutdownOutput();
    };
  }

  private static void say(Socket client, String text) throws IOException {
    client.getOutputStream().write(text.getBytes(US_ASCII));
  }
}
