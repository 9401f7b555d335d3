package com.smallbiz.adapters.queue;

import com.smallbiz.application.port.out.JobQueue;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.redisson.api.RScript;
import org.redisson.api.RedissonClient;

/**
 * One connection to Redis with nothing around it: what the server could do if no client library
 * took its share. It is for one thread, and does not come back from a failure.
 */
public final class BareRedis implements AutoCloseable {

  private static final Duration LEASE = Duration.ofSeconds(30);

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private final Map<String, String> loaded = new HashMap<>();

  public BareRedis(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    in = new BufferedInputStream(socket.getInputStream(), 64 * 1024);
    out = new BufferedOutputStream(socket.getOutputStream(), 64 * 1024);
  }

  /** The queue as the adapter speaks to it, script by script, over this connection. */
  public JobQueue queue() {
    RScript scripts =
        proxy(
            RScript.class,
            (method, arguments) -> evaluate((String) arguments[1], arguments[3], arguments[4]));
    return new RedissonJobQueue(proxy(RedissonClient.class, (method, arguments) -> scripts), LEASE);
  }

  /** Sends one command and waits for its answer. */
  public @Nullable Object command(Object... words) {
    try {
      send(List.of(words));
      return answer();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private @Nullable Object evaluate(String script, Object keys, Object values) {
    String digest =
        loaded.computeIfAbsent(script, text -> (String) command("SCRIPT", "LOAD", text));
    var words = new ArrayList<Object>(List.of("EVALSHA", digest, ((List<?>) keys).size()));
    words.addAll((List<?>) keys);
    words.addAll(List.of((Object[]) values));
    return command(words.toArray());
  }

  private void send(List<Object> words) throws IOException {
    line("*" + words.size());
    for (Object word : words) {
      byte[] bytes = word.toString().getBytes(StandardCharsets.UTF_8);
      line("$" + bytes.length);
      out.write(bytes);
      line("");
    }
    out.flush();
  }

  private void line(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.US_ASCII));
    out.write('\r');
    out.write('\n');
  }

  private @Nullable Object answer() throws IOException {
    String line = readLine();
    String rest = line.substring(1);
    return switch (line.charAt(0)) {
      case '+' -> rest;
      case ':' -> Long.valueOf(rest);
      case '$' -> bulk(Integer.parseInt(rest));
      case '*' -> array(Integer.parseInt(rest));
      default -> throw new IllegalStateException("Redis refuses: " + line);
    };
  }

  private @Nullable String bulk(int length) throws IOException {
    if (length < 0) {
      return null;
    }
    byte[] bytes = in.readNBytes(length);
    in.skipNBytes(2);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private List<Object> array(int length) throws IOException {
    var items = new ArrayList<Object>(length);
    for (int i = 0; i < length; i++) {
      items.add(answer());
    }
    return items;
  }

  private String readLine() throws IOException {
    var line = new StringBuilder();
    for (int next = in.read(); next != '\r'; next = in.read()) {
      if (next < 0) {
        throw new IOException("Redis has closed the connection");
      }
      line.append((char) next);
    }
    in.skipNBytes(1);
    return line.toString();
  }

  private interface Call {
    @Nullable Object make(String method, Object[] arguments);
  }

  private static <T> T proxy(Class<T> type, Call call) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> call.make(method.getName(), arguments)));
  }
}
