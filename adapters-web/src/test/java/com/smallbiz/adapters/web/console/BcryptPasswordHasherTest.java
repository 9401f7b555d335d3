package com.smallbiz.adapters.web.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.smallbiz.application.port.out.PasswordHasher;
import com.smallbiz.application.testkit.PasswordHasherContract;
import org.junit.jupiter.api.Test;

class BcryptPasswordHasherTest extends PasswordHasherContract {

  @Test
  void whatIsKeptInProductionTakesTime() {
    assertThat(new BcryptPasswordHasher(BcryptPasswordHasher.STRENGTH).hash("a password"))
        .startsWith("$2a$12$");
  }

  @Override
  protected PasswordHasher hasher() {
    return new BcryptPasswordHasher(4);
  }
}
