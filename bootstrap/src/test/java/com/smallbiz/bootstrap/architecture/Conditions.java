package com.smallbiz.bootstrap.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.base.HasDescription;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.properties.HasSourceCodeLocation;
import com.tngtech.archunit.lang.ArchCondition;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.NullMarked;

/** The words that the rules are made of, where ArchUnit has none. */
final class Conditions {

  /** By call, constructor or method reference. */
  static final DescribedPredicate<JavaAccess<?>> AMBIENT_INPUT =
      describe(
          "time, ids or chance come from nowhere", access -> isAmbientInput(access.getTarget()));

  static final ArchCondition<JavaField> HOLD_NOTHING_THAT_CHANGES =
      condition("hold nothing that changes", Conditions::holdsNothingThatChanges);

  static final ArchCondition<JavaClass> BE_USE_CASE_OR_DATA =
      condition(
          "be an interface with one method, a record or a sealed family",
          it -> isPackageInfo(it) || it.isRecord() || isSealed(it) || hasOneMethod(it));

  static final ArchCondition<JavaClass> BE_PORT_OR_FAILURE =
      condition(
          "be an interface, or an exception that it throws",
          it -> it.isInterface() || it.isAssignableTo(RuntimeException.class));

  static final ArchCondition<JavaClass> BE_CONFIGURATION_OR_SETTINGS =
      condition(
          "be a configuration, or a record of settings",
          it ->
              it.getSimpleName().endsWith("Configuration")
                  || (it.isRecord() && it.getSimpleName().endsWith("Settings")));

  static final ArchCondition<JavaClass> RESIDE_IN_A_NULL_MARKED_PACKAGE =
      condition(
          "reside in a package that is @NullMarked",
          it -> it.getPackage().isAnnotatedWith(NullMarked.class));

  private static final String CONTROLLER = "org.springframework.stereotype.Controller";

  static final DescribedPredicate<JavaClass> ARE_CONTROLLERS =
      describe(
          "are controllers",
          it -> it.isAnnotatedWith(CONTROLLER) || it.isMetaAnnotatedWith(CONTROLLER));

  static final DescribedPredicate<JavaAnnotation<?>> SCANNED_OR_WOVEN_IN =
      annotation(
          "scanned or woven in",
          "org.springframework.boot.autoconfigure.SpringBootApplication",
          "org.springframework.context.annotation.ComponentScan",
          "org.springframework.stereotype.Component",
          "org.springframework.stereotype.Repository",
          "org.springframework.stereotype.Service",
          "org.springframework.scheduling.annotation.",
          "org.springframework.transaction.annotation.",
          "jakarta.transaction.",
          "io.github.resilience4j.");

  static final DescribedPredicate<JavaAnnotation<?>> INJECTED =
      annotation(
          "injected",
          "org.springframework.beans.factory.annotation.",
          "jakarta.annotation.Resource",
          "jakarta.inject.");

  private Conditions() {}

  private static boolean isAmbientInput(AccessTarget target) {
    JavaClass owner = target.getOwner();
    String name = target.getName();
    return (owner.getPackageName().equals("java.time") && name.equals("now"))
        || (owner.isEquivalentTo(Clock.class)
            && (name.startsWith("sys") || name.startsWith("tick")))
        || (owner.isEquivalentTo(System.class)
            && Set.of("currentTimeMillis", "nanoTime").contains(name))
        || (owner.isEquivalentTo(UUID.class) && name.equals("randomUUID"))
        || (owner.getPackageName().equals("java.lang") && name.equals("random"))
        || (owner.isAssignableTo(RandomGenerator.class)
            && Set.of(JavaConstructor.CONSTRUCTOR_NAME, "current", "getDefault", "of")
                .contains(name));
  }

  private static boolean holdsNothingThatChanges(JavaField field) {
    JavaClass type = field.getRawType();
    boolean fixed =
        field.getModifiers().contains(JavaModifier.FINAL)
            && !type.isArray()
            && !type.getPackageName().startsWith("java.util.concurrent")
            && (type.isInterface()
                || !(type.isAssignableTo(Collection.class) || type.isAssignableTo(Map.class)));
    return fixed || field.getModifiers().contains(JavaModifier.SYNTHETIC);
  }

  private static boolean isPackageInfo(JavaClass type) {
    return type.getSimpleName().equals("package-info");
  }

  private static boolean isSealed(JavaClass type) {
    return type.reflect().isSealed();
  }

  private static boolean hasOneMethod(JavaClass type) {
    return type.isInterface()
        && type.getMethods().stream()
                .filter(it -> it.getModifiers().contains(JavaModifier.ABSTRACT))
                .count()
            == 1;
  }

  private static DescribedPredicate<JavaAnnotation<?>> annotation(
      String description, String... namesOrPackages) {
    return describe(
        description,
        it -> Set.of(namesOrPackages).stream().anyMatch(it.getRawType().getName()::startsWith));
  }

  private static <T extends HasDescription & HasSourceCodeLocation> ArchCondition<T> condition(
      String description, Predicate<T> predicate) {
    return ArchCondition.from(describe(description, predicate));
  }
}
