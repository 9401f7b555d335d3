package com.smallbiz.adapters.web;

import com.smallbiz.application.key.Scope;
import com.smallbiz.application.port.in.CreateApiKeyCommand;
import com.smallbiz.application.port.in.CreatedApiKey;
import com.smallbiz.application.usecase.ApiKeyAdministration;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** Talks to the API with keys, without which it answers nobody. */
@TestPropertySource(
    properties = {"test.api-auth=REQUIRED", "logging.level.org.springframework.security=trace"})
abstract class ApiKeyApiTest extends ApiTest {

  /** Of the right form, and nobody's. */
  static final String UNKNOWN_KEY = "sbz_0nIqn6bpZeKJsDmDhJYgFmYTrXhVGb_04uhAJ";

  @Autowired ApiKeyAdministration administration;
  @Autowired TestApiKeys apiKeys;

  String aKeyWith(Scope... scopes) {
    return create(null, scopes).secret().text();
  }

  String aKeyWithAll() {
    return aKeyWith(Scope.values());
  }

  String aKeyWithAllBut(Scope missing) {
    return aKeyWith(Stream.of(Scope.values()).filter(it -> it != missing).toArray(Scope[]::new));
  }

  String anExpiredKey() {
    CreatedApiKey created = create(Duration.ofSeconds(1), Scope.values());
    clock.advance(Duration.ofSeconds(1));
    return created.secret().text();
  }

  String aRevokedKey() {
    CreatedApiKey created = create(null, Scope.values());
    administration.revoke(created.key().id());
    return created.secret().text();
  }

  CreatedApiKey create(Duration timeToLive, Scope... scopes) {
    List<String> texts = Arrays.stream(scopes).map(Scope::text).toList();
    return administration.create(new CreateApiKeyCommand("The shop", texts, timeToLive));
  }

  static String[] bearing(String key) {
    return new String[] {"Authorization", "Bearer " + key};
  }
}
