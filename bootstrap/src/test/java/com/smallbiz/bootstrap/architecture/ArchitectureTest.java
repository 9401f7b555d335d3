package com.smallbiz.bootstrap.architecture;

import static com.smallbiz.bootstrap.architecture.Conditions.AMBIENT_INPUT;
import static com.smallbiz.bootstrap.architecture.Conditions.ARE_CONTROLLERS;
import static com.smallbiz.bootstrap.architecture.Conditions.BE_CONFIGURATION_OR_SETTINGS;
import static com.smallbiz.bootstrap.architecture.Conditions.BE_PORT_OR_FAILURE;
import static com.smallbiz.bootstrap.architecture.Conditions.BE_USE_CASE_OR_DATA;
import static com.smallbiz.bootstrap.architecture.Conditions.HOLD_NOTHING_THAT_CHANGES;
import static com.smallbiz.bootstrap.architecture.Conditions.INJECTED;
import static com.smallbiz.bootstrap.architecture.Conditions.RESIDE_IN_A_NULL_MARKED_PACKAGE;
import static com.smallbiz.bootstrap.architecture.Conditions.SCANNED_OR_WOVEN_IN;
import static com.smallbiz.bootstrap.architecture.Rule.rule;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.smallbiz.bootstrap.architecture.wrong.adapters.persistence.ScannedOrders;
import com.smallbiz.bootstrap.architecture.wrong.adapters.sync.PublicSyncer;
import com.smallbiz.bootstrap.architecture.wrong.adapters.sync.SyncerThatKnowsTheWeb;
import com.smallbiz.bootstrap.architecture.wrong.adapters.sync.SyncerWithHiddenResilience;
import com.smallbiz.bootstrap.architecture.wrong.adapters.web.ControllerThatKnowsMain;
import com.smallbiz.bootstrap.architecture.wrong.adapters.web.ControllerThatSkipsThePort;
import com.smallbiz.bootstrap.architecture.wrong.adapters.web.ControllerThatSpeaksJackson2;
import com.smallbiz.bootstrap.architecture.wrong.application.audit.EntryThatKnowsAPort;
import com.smallbiz.bootstrap.architecture.wrong.application.order.WordThatKnowsAPort;
import com.smallbiz.bootstrap.architecture.wrong.application.port.in.PortThatIsAClass;
import com.smallbiz.bootstrap.architecture.wrong.application.port.in.PortWithTwoMethods;
import com.smallbiz.bootstrap.architecture.wrong.application.port.out.PortThatKnowsAUseCase;
import com.smallbiz.bootstrap.architecture.wrong.application.port.out.SyncerThatIsAClass;
import com.smallbiz.bootstrap.architecture.wrong.application.usecase.OpenUseCase;
import com.smallbiz.bootstrap.architecture.wrong.application.usecase.UseCaseInSpring;
import com.smallbiz.bootstrap.architecture.wrong.application.usecase.UseCaseWithCounter;
import com.smallbiz.bootstrap.architecture.wrong.application.usecase.UseCaseWithMemory;
import com.smallbiz.bootstrap.architecture.wrong.bootstrap.ScanningMain;
import com.smallbiz.bootstrap.architecture.wrong.domain.money.MoneyThatKnowsOrders;
import com.smallbiz.bootstrap.architecture.wrong.domain.order.OrderThatKnowsAUseCase;
import com.smallbiz.bootstrap.architecture.wrong.domain.order.OrderThatLogs;
import com.smallbiz.bootstrap.architecture.wrong.domain.order.OrderThatNamesItself;
import com.smallbiz.bootstrap.architecture.wrong.domain.order.OrderThatReadsFiles;
import com.smallbiz.bootstrap.architecture.wrong.domain.order.OrderThatTakesTheTime;
import com.smallbiz.bootstrap.architecture.wrong.domain.order.OrderThatThrowsDice;
import com.tngtech.archunit.core.domain.JavaClass.Predicates;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchitectureTest {

  @Nested
  class EveryRule {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "domain",
          "application",
          "adapters.web",
          "adapters.persistence",
          "adapters.queue",
          "adapters.sync",
          "bootstrap"
        })
    void seesTheClassesOfEveryModule(String module) {
      assertThat(ProductionCode.CLASSES)
          .as("classes of " + module)
          .anyMatch(it -> it.getPackageName().startsWith("com.smallbiz." + module));
    }

    @Test
    void seesNoTests() {
      assertThat(ProductionCode.CLASSES)
          .noneMatch(it -> it.getPackageName().endsWith(".testkit"))
          .noneMatch(it -> it.getSimpleName().endsWith("Test"));
    }

    @Test
    void namesADecisionThatIsWrittenDown() {
      for (String decision : Decisions.ALL) {
        assertThat(Path.of("..").resolve(decision)).exists();
      }
    }
  }

  @Nested
  class TheDomain {

    @Test
    void dependsOnNothingButTheJdk() {
      rule(root ->
              classes()
                  .that()
                  .resideInAPackage(root + ".domain..")
                  .should()
                  .onlyDependOnClassesThat()
                  .resideInAnyPackage(root + ".domain..", "java..", "org.jspecify..")
                  .because("it is the innermost circle, see " + Decisions.MODULES))
          .holds()
          .bites(OrderThatKnowsAUseCase.class);
    }

    @Test
    void neitherLogsNorReadsNorWrites() {
      rule(root ->
              noClasses()
                  .that()
                  .resideInAPackage(root + ".domain..")
                  .should()
                  .dependOnClassesThat(
                      Predicates.resideInAnyPackage(
                              "java.util.logging..",
                              "java.io..",
                              "java.net..",
                              "java.nio.channels..",
                              "java.nio.file..",
                              "java.sql..",
                              "javax..")
                          .or(Predicates.belongToAnyOf(System.Logger.class)))
                  .because("it decides and does nothing else, see " + Decisions.MODULES))
          .holds()
          .bites(OrderThatLogs.class, OrderThatReadsFiles.class);
    }
  }

  @Nested
  class TheApplication {

    @Test
    void dependsOnTheDomainAndTheJdkOnly() {
      rule(root ->
              classes()
                  .that()
                  .resideInAPackage(root + ".application..")
                  .should()
                  .onlyDependOnClassesThat()
                  .resideInAnyPackage(
                      root + ".application..", root + ".domain..", "java..", "org.jspecify..")
                  .because("transactions and all else are ports, see " + Decisions.TRANSACTIONS))
          .holds()
          .bites(UseCaseInSpring.class);
    }

    @Test
    void takesTimeIdsAndRandomnessFromOutside() {
      rule(root ->
              noClasses()
                  .that()
                  .resideInAnyPackage(root + ".domain..", root + ".application..")
                  .should()
                  .accessTargetWhere(AMBIENT_INPUT)
                  .because("every test is to be deterministic, see " + Decisions.TIME))
          .holds()
          .bites(
              OrderThatTakesTheTime.class, OrderThatThrowsDice.class, OrderThatNamesItself.class);
    }

    @Test
    void remembersNothingInStaticFields() {
      rule(root ->
              fields()
                  .that()
                  .areDeclaredInClassesThat()
                  .resideInAnyPackage(root + ".domain..", root + ".application..")
                  .and()
                  .areStatic()
                  .should(HOLD_NOTHING_THAT_CHANGES)
                  .because("what is remembered is in a store, see " + Decisions.TIME))
          .holds()
          .bites(UseCaseWithMemory.class, UseCaseWithCounter.class);
    }

    @Test
    void keepsItsPortsFreeOfUseCases() {
      rule(root ->
              noClasses()
                  .that()
                  .resideInAPackage(root + ".application..")
                  .and()
                  .resideOutsideOfPackage(root + ".application.usecase..")
                  .should()
                  .dependOnClassesThat()
                  .resideInAPackage(root + ".application.usecase..")
                  .because("a port is known without what is behind it, see " + Decisions.MODULES))
          .holds()
          .bites(PortThatKnowsAUseCase.class);
    }

    /** Whatever is neither a port nor a use case is a word. */
    @Test
    void keepsItsVocabularyFreeOfPorts() {
      rule(root ->
              noClasses()
                  .that()
                  .resideInAPackage(root + ".application..")
                  .and()
                  .resideOutsideOfPackages(
                      root + ".application.port..", root + ".application.usecase..")
                  .should()
                  .dependOnClassesThat()
                  .resideInAPackage(root + ".application.port..")
                  .because("ports are made of words, not words of ports, see " + Decisions.MODULES))
          .holds()
          .bites(WordThatKnowsAPort.class, EntryThatKnowsAPort.class);
    }

    @Test
    void offersOneInterfaceAUseCase() {
      rule(root ->
              classes()
                  .that()
                  .resideInAPackage(root + ".application.port.in..")
                  .should(BE_USE_CASE_OR_DATA)
                  .because("whoever drives it asks for one thing, see " + Decisions.MODULES))
          .holds()
          .bites(PortThatIsAClass.class, PortWithTwoMethods.class);
    }

    @Test
    void asksTheWorldThroughInterfaces() {
      rule(root ->
              classes()
                  .that()
                  .resideInAPackage(root + ".application.port.out..")
                  .should(BE_PORT_OR_FAILURE)
                  .because("each has an adapter and one in memory, see " + Decisions.CONTRACTS))
          .holds()
          .bites(SyncerThatIsAClass.class);
    }

    @Test
    void hasFinalUseCases() {
      rule(root ->
              classes()
                  .that()
                  .resideInAPackage(root + ".application.usecase..")
                  .and()
                  .areTopLevelClasses()
                  .and()
                  .areNotInterfaces()
                  .should()
                  .haveModifier(JavaModifier.FINAL)
                  .because("nothing is woven into them, see " + Decisions.TRANSACTIONS))
          .holds()
          .bites(OpenUseCase.class);
    }
  }

  @Nested
  class Adapters {

    @Test
    void knowPortsAndNotWhatIsBehindThem() {
      rule(root ->
              noClasses()
                  .that()
                  .resideOutsideOfPackages(root + ".application.usecase..", root + ".bootstrap..")
                  .should()
                  .dependOnClassesThat()
                  .resideInAPackage(root + ".application.usecase..")
                  .because("only bootstrap puts things together, see " + Decisions.MODULES))
          .holds()
          .bites(ControllerThatSkipsThePort.class);
    }

    @Test
    void doNotKnowEachOther() {
      rule(root ->
              slices()
                  .matching(root + ".adapters.(*)..")
                  .should()
                  .notDependOnEachOther()
                  .because("each can be swapped by itself, see " + Decisions.MODULES))
          .holds()
          .bites(SyncerThatKnowsTheWeb.class);
    }

    @Test
    void doNotKnowWhoPutsThemTogether() {
      rule(root ->
              noClasses()
                  .that()
                  .resideInAPackage(root + ".adapters..")
                  .should()
                  .dependOnClassesThat()
                  .resideInAPackage(root + ".bootstrap..")
                  .because("the arrows point inwards, see " + Decisions.MODULES))
          .holds()
          .bites(ControllerThatKnowsMain.class);
    }

    @Test
    void showTheirConfigurationAndItsSettingsOnly() {
      rule(root ->
              classes()
                  .that()
                  .resideInAPackage(root + ".adapters..")
                  .and()
                  .arePublic()
                  .and()
                  .areTopLevelClasses()
                  .should(BE_CONFIGURATION_OR_SETTINGS)
                  .because("all else is theirs alone, see " + Decisions.MODULES))
          .holds()
          .bites(PublicSyncer.class);
    }

    @Test
    void hideTheirControllers() {
      rule(root ->
              classes()
                  .that(ARE_CONTROLLERS)
                  .should()
                  .notBePublic()
                  .because("they are called by HTTP and not by code, see " + Decisions.MODULES))
          .holds()
          .bites(ControllerThatSkipsThePort.class);
    }
  }

  @Nested
  class Jackson2 {

    @Test
    void isNoConcernOfOurs() {
      rule(root ->
              noClasses()
                  .that()
                  .resideInAPackage(root + "..")
                  .should()
                  .dependOnClassesThat()
                  .resideInAnyPackage(
                      "com.fasterxml.jackson.core..",
                      "com.fasterxml.jackson.databind..",
                      "com.fasterxml.jackson.dataformat..")
                  .because("it is there for springdoc alone, see " + Decisions.OPENAPI))
          .holds()
          .bites(ControllerThatSpeaksJackson2.class);
    }
  }

  @Nested
  class Spring {

    @Test
    void findsNothingByScanningAndWeavesNothingIn() {
      rule(root ->
              noClasses()
                  .should()
                  .beAnnotatedWith(SCANNED_OR_WOVEN_IN)
                  .because("the wiring is there to be read, see " + Decisions.MODULES))
          .holds()
          .bites(ScannedOrders.class, ScanningMain.class);
    }

    @Test
    void weavesNothingIntoMethods() {
      rule(root ->
              noMethods()
                  .should()
                  .beAnnotatedWith(SCANNED_OR_WOVEN_IN)
                  .because("boundaries are readable in the code, see " + Decisions.TRANSACTIONS))
          .holds()
          .bites(ScannedOrders.class, SyncerWithHiddenResilience.class);
    }

    @Test
    void injectsNothingIntoFields() {
      rule(root ->
              noFields()
                  .should()
                  .beAnnotatedWith(INJECTED)
                  .because("what a class needs, its constructor says, see " + Decisions.MODULES))
          .holds()
          .bites(ScannedOrders.class);
    }
  }

  @Nested
  class Packages {

    @Test
    void dependOnEachOtherInOneDirection() {
      rule(root ->
              slices()
                  .matching(root + ".(**)")
                  .should()
                  .beFreeOfCycles()
                  .because("what goes in circles cannot be taken apart, see " + Decisions.MODULES))
          .holds()
          .bites(MoneyThatKnowsOrders.class, OrderThatKnowsAUseCase.class);
    }

    @Test
    void sayThatNothingIsNullUnlessItSaysSo() {
      rule(root ->
              classes()
                  .should(RESIDE_IN_A_NULL_MARKED_PACKAGE)
                  .because("NullAway looks at marked packages only, see " + Decisions.RULES))
          .holds()
          .bites(MoneyThatKnowsOrders.class);
    }
  }

  /** Where the reasons are. */
  private static final class Decisions {
    static final String TRANSACTIONS = "docs/decisions/0001-transactions-are-a-port.md";
    static final String TIME = "docs/decisions/0006-time-ids-and-randomness-are-injected.md";
    static final String CONTRACTS = "docs/decisions/0007-one-contract-test-per-driven-port.md";
    static final String RULES = "docs/decisions/0008-architecture-rules-are-proven-to-bite.md";
    static final String MODULES = "docs/decisions/0009-seven-modules-wired-by-hand.md";

    static final String OPENAPI =
        "docs/decisions/0021-the-openapi-document-is-found-and-then-told.md";

    static final List<String> ALL = List.of(TRANSACTIONS, TIME, CONTRACTS, RULES, MODULES, OPENAPI);
  }
}
