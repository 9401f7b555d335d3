package com.smallbiz.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the arguments of the start mean; what the commands do is seen from outside. */
class CommandLineTest {

  private static final String ID = "01a20580-f003-73d5-b2f9-eb76d8407417";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "serve                                              | there is no serve",
        "--debug                                            | there is no --debug",
        "--server.port=1 keys                               | there is no --server.port=1",
        "migrate now                                        | there is no now",
        "keys                                               | what to do with keys is missing",
        "keys drop                                          | there is no keys drop",
        "keys create                                        | --name is missing",
        "keys create --name a                               | --scopes is missing",
        "keys create --name                                 | --name needs a value",
        "keys create --name a --name=b --scopes orders:read | --name is there twice",
        "keys create --nmae a                               | there is no --nmae",
        "keys create --name a --scopes b --expires soon     | --expires should be a duration",
        "keys list all                                      | there is no all",
        "keys revoke                                        | the ID of the key is missing",
        "keys revoke 1                                      | the ID of a key is a UUID",
        "keys revoke " + ID + " 2                           | there is no 2"
      })
  void mistakesAreNamed(String line, String message) {
    assertThatThrownBy(() -> CommandLine.parse(line.split(" ", -1)))
        .isInstanceOf(WrongUsage.class)
        .hasMessageStartingWith(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "keys list",
        "keys revoke " + ID,
        "keys create --name a --scopes orders:read",
        "keys create --scopes=orders:read,jobs:read --expires=90d --name=a"
      })
  void keysAreDealtWith(String line) {
    assertThat(CommandLine.parse(line.split(" ", -1))).isInstanceOf(KeyCommand.class);
  }

  @Test
  void theDatabaseIsMigrated() {
    assertThat(CommandLine.parse("migrate")).isInstanceOf(Migration.class);
  }
}
