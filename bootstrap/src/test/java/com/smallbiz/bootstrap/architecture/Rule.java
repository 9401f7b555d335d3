package com.smallbiz.bootstrap.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.function.Function;

/**
 * A rule for all code below a root package. It is believed only when it holds for the code that is
 * shipped and also bites: when it names the offenders among classes that are wrong on purpose.
 */
record Rule(Function<String, ArchRule> below) {

  private static final String WRONG_ROOT = Rule.class.getPackageName() + ".wrong";

  private static final JavaClasses WRONG_CLASSES =
      new ClassFileImporter().importPackages(WRONG_ROOT);

  static Rule rule(Function<String, ArchRule> below) {
    return new Rule(below);
  }

  Rule holds() {
    below.apply(ProductionCode.ROOT).check(ProductionCode.CLASSES);
    return this;
  }

  void bites(Class<?>... offenders) {
    var violations =
        below.apply(WRONG_ROOT).evaluate(WRONG_CLASSES).getFailureReport().getDetails();
    for (Class<?> offender : offenders) {
      assertThat(violations)
          .as("violations by %s", offender)
          .anyMatch(violation -> violation.contains(offender.getName()));
    }
  }
}
