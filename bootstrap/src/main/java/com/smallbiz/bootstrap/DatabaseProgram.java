package com.smallbiz.bootstrap;

import java.io.PrintStream;
import java.util.Map;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;

/**
 * A program that does one thing with the database and ends: without server, workers or Redis. What
 * it has to say is all that goes to its standard output; logs go beside it.
 */
final class DatabaseProgram {

  /** One thing to do. */
  @FunctionalInterface
  interface Work {

    /**
     * @param beans the program's own
     * @param out its standard output
     */
    void run(ApplicationContext beans, PrintStream out);
  }

  private DatabaseProgram() {}

  /**
   * @param configuration names what the work needs; has a database and no other settings
   */
  static void run(Class<?> configuration, Work work) {
    PrintStream out = System.out;
    System.setOut(System.err);
    var application = new SpringApplication(configuration);
    application.setWebApplicationType(WebApplicationType.NONE);
    application.setLogStartupInfo(false);
    application.setDefaultProperties(Map.of("logging.level.root", "warn"));
    application.addListeners(new DatabaseCheck());
    // Run by Boot, so that what fails is reported like a start that fails.
    application.addInitializers(
        context ->
            context
                .getBeanFactory()
                .registerSingleton(
                    "work", (ApplicationRunner) arguments -> work.run(context, out)));
    application.run().close();
  }

  /** The database's variables are the only ones that have to be right. */
  private static final class DatabaseCheck
      implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
      DatabaseVariables.check(new Variables(event.getEnvironment()));
    }
  }
}
