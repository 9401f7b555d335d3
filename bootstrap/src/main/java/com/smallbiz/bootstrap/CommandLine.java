package com.smallbiz.bootstrap;

import com.smallbiz.application.key.ApiKeyId;
import com.smallbiz.application.port.in.CreateApiKeyCommand;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.boot.convert.DurationStyle;

/** Reads the arguments of the start: none at all mean that the process is to serve and to work. */
final class CommandLine {

  static final String USAGE =
      """
      usage: java -jar small-biz-api.jar [--property=value ...]
                 serves the API and works on the queues, as the environment says
             java -jar small-biz-api.jar migrate
                 brings the database's tables up to date, and ends
             java -jar small-biz-api.jar keys create --name NAME --scopes A,B [--expires 90d]
                 makes an API key and prints it, once
             java -jar small-biz-api.jar keys list
                 shows all API keys, without the keys themselves
             java -jar small-biz-api.jar keys revoke ID
                 makes an API key invalid for good, within 5 s
      scopes: orders:read, orders:write, jobs:read, jobs:write, jobs:admin
      Commands need SPRING_DATASOURCE_URL, _USERNAME and _PASSWORD and nothing else.""";

  private CommandLine() {}

  /**
   * @throws WrongUsage if they make no sense
   */
  static Command parse(String... arguments) {
    List<String> words = List.of(arguments);
    if (words.stream().allMatch(it -> it.matches("(?s)--[^=]+=.*"))) {
      return () -> SmallBizApplication.serve(arguments);
    }
    List<String> rest = words.subList(1, words.size());
    return switch (words.get(0)) {
      case "migrate" -> {
        requireNone(rest);
        yield new Migration();
      }
      case "keys" -> keys(rest);
      case "help", "--help", "-h" -> () -> System.out.println(USAGE);
      default -> throw unknown(words.get(0));
    };
  }

  private static Command keys(List<String> words) {
    if (words.isEmpty()) {
      throw new WrongUsage("what to do with keys is missing: create, list or revoke");
    }
    List<String> rest = words.subList(1, words.size());
    return switch (words.get(0)) {
      case "create" -> {
        Map<String, String> options = options(rest, Set.of("--name", "--scopes", "--expires"));
        String expires = options.get("--expires");
        yield KeyCommand.create(
            new CreateApiKeyCommand(
                required(options, "--name"),
                Arrays.stream(required(options, "--scopes").split(",", -1))
                    .map(String::strip)
                    .toList(),
                expires == null ? null : duration(expires)));
      }
      case "list" -> {
        requireNone(rest);
        yield KeyCommand.list();
      }
      case "revoke" -> {
        if (rest.isEmpty()) {
          throw new WrongUsage("the ID of the key is missing; keys list shows it");
        }
        requireNone(rest.subList(1, rest.size()));
        yield KeyCommand.revoke(id(rest.get(0)));
      }
      default -> throw unknown("keys " + words.get(0));
    };
  }

  /** Both {@code --name value} and {@code --name=value} are usual. */
  private static Map<String, String> options(List<String> words, Set<String> known) {
    var options = new HashMap<String, String>();
    var rest = words.iterator();
    while (rest.hasNext()) {
      String[] parts = rest.next().split("=", 2);
      if (!known.contains(parts[0])) {
        throw unknown(parts[0]);
      }
      if (parts.length == 1 && !rest.hasNext()) {
        throw new WrongUsage(parts[0] + " needs a value");
      }
      String value = parts.length == 1 ? rest.next() : parts[1];
      if (parts.length == 1 && value.startsWith("--")) {
        throw new WrongUsage(parts[0] + " needs a value");
      }
      if (options.put(parts[0], value) != null) {
        throw new WrongUsage(parts[0] + " is there twice");
      }
    }
    return options;
  }

  private static String required(Map<String, String> options, String name) {
    String value = options.get(name);
    if (value == null) {
      throw new WrongUsage(name + " is missing");
    }
    return value;
  }

  private static Duration duration(String value) {
    try {
      return DurationStyle.detectAndParse(value);
    } catch (IllegalArgumentException | ArithmeticException unreadable) {
      throw new WrongUsage("--expires should be a duration: 90d");
    }
  }

  private static ApiKeyId id(String value) {
    try {
      return new ApiKeyId(UUID.fromString(value));
    } catch (IllegalArgumentException unreadable) {
      throw new WrongUsage("the ID of a key is a UUID; keys list shows it");
    }
  }

  private static void requireNone(List<String> words) {
    if (!words.isEmpty()) {
      throw unknown(words.get(0));
    }
  }

  private static WrongUsage unknown(String word) {
    return new WrongUsage("there is no " + word);
  }
}
