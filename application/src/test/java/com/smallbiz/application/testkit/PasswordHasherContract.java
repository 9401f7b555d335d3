package com.smallbiz.application.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.smallbiz.application.port.out.PasswordHasher;
import org.junit.jupiter.api.Test;

/** What all {@link PasswordHasher}s make of passwords. */
public abstract class PasswordHasherContract {

  private static final String PASSWORD = "seventeen brass buttons";

  protected abstract PasswordHasher hasher();

  @Test
  void aPasswordMatchesItsHashAndNoOther() {
    String hash = hasher().hash(PASSWORD);

    assertThat(hasher().matches(PASSWORD, hash)).isTrue();
    assertThat(hasher().matches(PASSWORD + "s", hash)).isFalse();
    assertThat(hasher().matches(PASSWORD.toUpperCase(java.util.Locale.ROOT), hash)).isFalse();
  }

  @Test
  void theSamePasswordHasManyHashes() {
    assertThat(hasher().hash(PASSWORD)).isNotEqualTo(hasher().hash(PASSWORD));
  }

  @Test
  void aHashDoesNotShowThePassword() {
    assertThat(hasher().hash(PASSWORD)).doesNotContain(PASSWORD);
  }

  @Test
  void theLastByteOfTheLongestCounts() {
    String password = "ü".repeat(35) + "ab";
    String hash = hasher().hash(password);

    assertThat(hasher().matches(password, hash)).isTrue();
    assertThat(hasher().matches("ü".repeat(35) + "ac", hash)).isFalse();
  }
}
