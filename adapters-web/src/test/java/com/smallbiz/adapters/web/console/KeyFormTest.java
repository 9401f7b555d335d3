package com.smallbiz.adapters.web.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.smallbiz.application.key.ApiKey;
import com.smallbiz.application.key.ApiKeyId;
import com.smallbiz.application.key.Scope;
import com.smallbiz.domain.validation.InvalidInput;
import com.smallbiz.domain.validation.Rule;
import com.smallbiz.domain.validation.Violation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class KeyFormTest {

  private static final Instant NOW = Instant.parse("2026-11-23T03:00:00Z");

  @Test
  void whatWasFilledInStaysBesideWhatIsWrongWithIt() {
    var form = new KeyForm("", Set.of("orders:read"), KeyForm.Lifetime.YEAR, Map.of());

    KeyForm refused =
        form.refused(
            new InvalidInput(
                List.of(
                    new Violation("name", Rule.REQUIRED, "is required"),
                    new Violation("scopes/0", Rule.INVALID_FORMAT, "must be one of orders:read"),
                    new Violation("scopes/1", Rule.INVALID_FORMAT, "must be one of others"))));

    assertThat(refused.errors())
        .containsOnly(
            Map.entry("name", "is required"), Map.entry("scopes", "must be one of orders:read"));
    assertThat(refused.lifetime()).isEqualTo(KeyForm.Lifetime.YEAR);
    assertThat(refused.choices())
        .hasSize(Scope.values().length)
        .filteredOn(KeyForm.Choice::chosen)
        .extracting(KeyForm.Choice::scope)
        .containsExactly("orders:read");
  }

  @Test
  void aKeyIsActiveUntilItExpiresOrIsRevoked() {
    assertThat(KeyLine.of(key(null, null), NOW).state()).isEqualTo("active");
    assertThat(KeyLine.of(key(NOW.plusMillis(1), null), NOW).state()).isEqualTo("active");
    assertThat(KeyLine.of(key(NOW, null), NOW).state()).isEqualTo("expired");
    assertThat(KeyLine.of(key(NOW, NOW), NOW).state()).isEqualTo("revoked");
    assertThat(KeyLine.of(key(NOW, null), NOW).canBeRevoked()).isTrue();
    assertThat(KeyLine.of(key(null, NOW), NOW).canBeRevoked()).isFalse();
  }

  private static ApiKey key(Instant expiresAt, Instant revokedAt) {
    return new ApiKey(
        new ApiKeyId(new UUID(0, 1)),
        "The shop",
        "aB09",
        Set.of(Scope.ORDERS_READ),
        NOW.minusSeconds(60),
        expiresAt,
        revokedAt,
        null);
  }
}
