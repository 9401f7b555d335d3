package com.smallbiz.bootstrap;

import com.smallbiz.adapters.persistence.PersistenceConfiguration;
import com.smallbiz.application.key.ApiKeyId;
import com.smallbiz.application.port.in.CreateApiKey;
import com.smallbiz.application.port.in.CreateApiKeyCommand;
import com.smallbiz.application.port.in.CreatedApiKey;
import com.smallbiz.application.port.in.ListApiKeys;
import com.smallbiz.application.port.in.RevokeApiKey;
import com.smallbiz.application.port.out.ApiKeys;
import com.smallbiz.application.port.out.Ids;
import com.smallbiz.application.usecase.ApiKeyAdministration;
import com.smallbiz.domain.validation.InvalidInput;
import com.smallbiz.domain.validation.Violation;
import java.io.PrintStream;
import java.time.Clock;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Gives API keys out, shows them, and takes them back. */
final class KeyCommand implements Command {

  private final DatabaseProgram.Work work;

  private KeyCommand(DatabaseProgram.Work work) {
    this.work = work;
  }

  static KeyCommand create(CreateApiKeyCommand command) {
    return new KeyCommand((beans, out) -> create(beans.getBean(CreateApiKey.class), command, out));
  }

  static KeyCommand list() {
    return new KeyCommand(
        (beans, out) ->
            out.print(
                new KeyTable(
                    beans.getBean(ListApiKeys.class).list(),
                    beans.getBean(Clock.class).instant())));
  }

  static KeyCommand revoke(ApiKeyId id) {
    return new KeyCommand((beans, out) -> revoke(beans.getBean(RevokeApiKey.class), id, out));
  }

  @Override
  public void run() {
    DatabaseProgram.run(Beans.class, work);
  }

  /** The key stands alone on the standard output, where a script can take it from. */
  private static void create(
      CreateApiKey createApiKey, CreateApiKeyCommand command, PrintStream out) {
    CreatedApiKey created;
    try {
      created = createApiKey.create(command);
    } catch (InvalidInput invalid) {
      throw new WrongUsage(
          invalid.violations().stream().map(KeyCommand::inWords).collect(Collectors.joining("; ")));
    }
    out.println(created.secret().text());
    System.err.printf(
        "This is key %s. It is shown this once, nobody can look it up again.%n",
        created.key().id());
  }

  private static void revoke(RevokeApiKey revokeApiKey, ApiKeyId id, PrintStream out) {
    if (!revokeApiKey.revoke(id)) {
      throw new CommandFailed("there is no key " + id);
    }
    out.println("Key %s is revoked, everywhere within 5 s".formatted(id));
  }

  private static String inWords(Violation violation) {
    String option =
        switch (violation.field()) {
          case "name" -> "--name";
          case "timeToLive" -> "--expires";
          default -> "--scopes";
        };
    return option + " " + violation.detail();
  }

  /** It migrates nothing: who may hand out keys need not be who may change tables. */
  @Configuration(proxyBeanMethods = false)
  @ImportAutoConfiguration({
    DataSourceAutoConfiguration.class,
    DataSourceTransactionManagerAutoConfiguration.class
  })
  @Import({PersistenceConfiguration.class, AmbientConfiguration.class})
  static class Beans {

    @Bean
    ApiKeyAdministration apiKeyAdministration(ApiKeys apiKeys, Ids ids, RandomGenerator random) {
      return new ApiKeyAdministration(apiKeys, ids, random);
    }
  }
}
