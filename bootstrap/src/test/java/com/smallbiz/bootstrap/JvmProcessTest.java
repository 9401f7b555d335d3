package com.smallbiz.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.smallbiz.application.process.Memory;
import org.junit.jupiter.api.Test;

/** What a process knows of itself. How it ends is a story of the console. */
class JvmProcessTest {

  @Test
  void itKnowsHowMuchMemoryItHasAndMayHave() {
    Memory memory = new JvmProcess().memory();

    assertThat(memory.used()).isGreaterThan(10_000_000).isLessThan(memory.limit());
  }

  @Test
  void itKnowsWhereItIsAndThatItIsNotBuiltYet() {
    assertThat(JvmProcess.host()).isNotBlank();
    assertThat(JvmProcess.version()).isEqualTo("development");
  }
}
