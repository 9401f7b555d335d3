package com.smallbiz.adapters.sync;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.smallbiz.application.job.Origin;
import com.smallbiz.application.port.out.OrderSyncFailed;
import com.smallbiz.application.port.out.OrderSyncer;
import com.smallbiz.domain.order.Order;
import io.github.resilience4j.timelimiter.TimeLimiter;
import io.opentelemetry.api.OpenTelemetry;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * The external order system over HTTP: one order, one {@code POST}, one answer. Redirects are not
 * followed, since an order goes nowhere but where it was told to.
 *
 * <p>The time limit is for the whole call, from the first connection to the last byte of the
 * answer, and stands here and not around this class, because only the one who made the call can
 * hang up. An interrupt hangs up too.
 *
 * <p>The trace context that is passed on is that of the call's own span; where no spans are
 * recorded it is passed on as it came, since one that nobody recorded would break the trace.
 */
final class HttpOrderSyncer implements OrderSyncer {

  /** Of an answer: an id and some words are all that is expected. */
  private static final int MAX_ANSWER = 64 * 1024;

  private final OrderBodyMapper mapper = new OrderBodyMapperImpl();
  private final JsonMapper json =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .build();
  private final HttpClient client;
  private final URI orders;
  private final @Nullable String authorization;
  private final @Nullable WebhookSigner signer;
  private final TimeLimiter timeLimiter;
  private final Clock clock;
  private final Verdict verdict;
  private final CallSpans spans;

  HttpOrderSyncer(
      SyncSettings settings, TimeLimiter timeLimiter, Clock clock, OpenTelemetry openTelemetry) {
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(settings.connectTimeout())
            .build();
    this.orders = ordersBelow(settings.url());
    this.authorization = authorization(settings.url());
    this.signer = settings.secret() == null ? null : new WebhookSigner(settings.secret());
    this.timeLimiter = timeLimiter;
    this.clock = clock;
    this.verdict = new Verdict(json, clock);
    this.spans = new CallSpans(openTelemetry, orders);
  }

  @Override
  public String push(Order order, Origin origin) throws InterruptedException {
    CallSpans.CallSpan span = spans.begin(origin);
    try {
      HttpResponse<byte[]> answer = send(request(order, origin.requestId(), span.traceparent()));
      span.answered(answer.statusCode());
      return verdict.externalId(answer);
    } catch (Throwable failure) {
      span.failed(failure);
      throw failure;
    } finally {
      span.end();
    }
  }

  private HttpRequest request(Order order, String requestId, String traceparent) {
    byte[] body = json.writeValueAsBytes(mapper.toBody(order));
    String messageId = order.id() + ":" + order.revision();
    var request =
        HttpRequest.newBuilder(orders)
            .header("Content-Type", "application/json")
            .header("Accept", "application/json")
            .header("Idempotency-Key", messageId)
            .header("X-Request-Id", requestId)
            .header("traceparent", traceparent)
            .POST(BodyPublishers.ofByteArray(body));
    if (authorization != null) {
      request.header("Authorization", authorization);
    }
    if (signer != null) {
      long timestamp = clock.instant().getEpochSecond();
      request
          .header("webhook-id", messageId)
          .header("webhook-timestamp", Long.toString(timestamp))
          .header("webhook-signature", signer.sign(messageId, timestamp, body));
    }
    return request.build();
  }

  private HttpResponse<byte[]> send(HttpRequest request) throws InterruptedException {
    CompletableFuture<HttpResponse<byte[]>> call =
        client.sendAsync(request, answer -> new LimitedBody(MAX_ANSWER));
    try {
      return timeLimiter.executeFutureSupplier(() -> call);
    } catch (TimeoutException tooSlow) {
      Duration limit = timeLimiter.getTimeLimiterConfig().getTimeoutDuration();
      throw unavailable("did not answer within " + inWords(limit), tooSlow);
    } catch (HttpConnectTimeoutException | ConnectException unreachable) {
      throw unavailable("cannot be reached", unreachable);
    } catch (IOException broken) {
      throw unavailable(
          isAboutEncryption(broken)
              ? "cannot be reached over a secure connection"
              : "broke the connection off",
          broken);
    } catch (InterruptedException | RuntimeException passedOn) {
      throw passedOn;
    } catch (Exception impossible) {
      throw new IllegalStateException("an HTTP call fails in no other way", impossible);
    } finally {
      call.cancel(true);
    }
  }

  private static OrderSyncFailed.Unavailable unavailable(String whatHappened, Exception cause) {
    return new OrderSyncFailed.Unavailable(
        "The external order system " + whatHappened, null, cause);
  }

  /** A failed handshake may come as the cause of something else, depending on who notices first. */
  private static boolean isAboutEncryption(IOException failure) {
    return Stream.<Throwable>iterate(failure, Objects::nonNull, Throwable::getCause)
        .anyMatch(SSLException.class::isInstance);
  }

  private static String inWords(Duration limit) {
    return limit.toMillisPart() == 0 ? limit.toSeconds() + " s" : limit.toMillis() + " ms";
  }

  private static URI ordersBelow(URI base) {
    String authority = base.getRawAuthority();
    String hostAndPort = authority.substring(authority.lastIndexOf('@') + 1);
    String path = base.getRawPath().replaceFirst("/+$", "");
    return URI.create(base.getScheme() + "://" + hostAndPort + path + "/orders");
  }

  private static @Nullable String authorization(URI base) {
    String userInfo = base.getUserInfo();
    if (userInfo == null) {
      return null;
    }
    String userAndPassword = userInfo.contains(":") ? userInfo : userInfo + ":";
    return "Basic " + Base64.getEncoder().encodeToString(userAndPassword.getBytes(UTF_8));
  }
}
