package com.smallbiz.bootstrap.console;

import static com.smallbiz.bootstrap.console.ConsoleClient.header;
import static org.assertj.core.api.Assertions.assertThat;

import com.smallbiz.bootstrap.story.RunningSystem;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** Where no first operator is configured there is no console. */
class ConsoleOffTest {

  @Test
  void thereIsNothingWhereTheConsoleWouldBe() throws Exception {
    try (RunningSystem system = RunningSystem.start()) {
      var client = new ConsoleClient(system.url());
      for (String path :
          new String[] {
            "/admin", "/admin/login", "/admin/users", "/admin/assets/console.css", "/sidekiq"
          }) {
        isNothing(client.send("GET", path, null));
        isNothing(client.send("POST", path, ""));
      }
    }
  }

  private static void isNothing(HttpResponse<String> reply) {
    assertThat(reply.statusCode()).as(reply.uri().getPath()).isEqualTo(404);
    assertThat(header(reply, "Content-Type")).isEqualTo("application/problem+json");
    assertThat(reply.headers().allValues("Set-Cookie")).isEmpty();
  }
}
