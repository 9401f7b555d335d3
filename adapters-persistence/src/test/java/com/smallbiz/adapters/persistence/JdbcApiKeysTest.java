package com.smallbiz.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import com.smallbiz.application.key.ApiKey;
import com.smallbiz.application.key.ApiKeyId;
import com.smallbiz.application.key.NewApiKey;
import com.smallbiz.application.port.out.ApiKeys;
import com.smallbiz.application.port.out.Transactions;
import com.smallbiz.application.testkit.ApiKeysContract;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JdbcApiKeysTest extends ApiKeysContract {

  private static final TestDatabase DATABASE = TestDatabase.create();

  @BeforeEach
  void clear() {
    DATABASE.clear();
  }

  @AfterAll
  static void close() {
    DATABASE.close();
  }

  @Test
  void nothingThatLetsAnybodyInIsStored() {
    NewApiKey added = aKey(null);
    apiKeys().add(added);

    assertThat(DATABASE.sql().sql("SELECT api_keys::text FROM api_keys").query(String.class).list())
        .singleElement()
        .asString()
        .contains(added.digest().hex())
        .doesNotContain("sbz_");
  }

  @Test
  void aUseIsNotNotedWhileSomebodyElseHasTheKey() {
    ApiKeyId id = apiKeys().add(aKey(null)).id();

    transactions()
        .inTransaction(
            () -> {
              apiKeys().revoke(id);
              CompletableFuture.runAsync(
                      () -> apiKeys().noteUse(id), run -> new Thread(run).start())
                  .orTimeout(10, TimeUnit.SECONDS)
                  .join();
              return id;
            });

    assertThat(apiKeys().all()).singleElement().extracting(ApiKey::lastUsedAt).isNull();
  }

  @Test
  void aScopeThatOnlyALaterVersionKnowsAllowsNothing() {
    NewApiKey added = aKey(null);
    apiKeys().add(added);
    DATABASE.sql().sql("ALTER TABLE api_keys DROP CONSTRAINT api_keys_scopes_check").update();
    DATABASE.sql().sql("UPDATE api_keys SET scopes = scopes || 'orders:burn'::text").update();

    assertThat(apiKeys().findValid(added.digest()))
        .hasValueSatisfying(key -> assertThat(key.scopes()).isEqualTo(added.scopes()));
  }

  @Override
  protected ApiKeys apiKeys() {
    return new JdbcApiKeys(DATABASE.sql());
  }

  @Override
  protected Transactions transactions() {
    return DATABASE.transactions();
  }

  @Override
  protected void pass(Duration time) {
    letPass(DATABASE, time);
  }

  /** The server's clock cannot be moved; what has happened can be moved into the past. */
  static void letPass(TestDatabase database, Duration time) {
    database
        .sql()
        .sql(
            """
            UPDATE api_keys SET
              created_at = created_at - passed, expires_at = expires_at - passed,
              revoked_at = revoked_at - passed, last_used_at = last_used_at - passed
            FROM (SELECT :micros * interval '1 microsecond' AS passed) AS time
            """)
        .param("micros", time.toNanos() / 1_000)
        .update();
  }
}
