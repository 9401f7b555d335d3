package com.smallbiz.application.job;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A kind of job.
 *
 * @param name how rows and messages call it; never a class name, so that classes can be renamed
 * @param version of the arguments' form; raised when a worker of the version before could not read
 *     them
 * @param queue where its jobs wait
 * @param arguments the record that its arguments are read into
 * @param redacted the arguments that nobody is to see, by the names that they are stored under: the
 *     record's components in snake case. One that the record does not have is an {@link
 *     IllegalArgumentException}, since a slip of the pen would show what it was to hide
 */
public record JobType<A extends Record>(
    String name, int version, String queue, Class<A> arguments, Set<String> redacted) {

  public JobType {
    redacted = Set.copyOf(redacted);
    Set<String> stored =
        Arrays.stream(arguments.getRecordComponents())
            .map(component -> snakeCase(component.getName()))
            .collect(Collectors.toSet());
    if (!stored.containsAll(redacted)) {
      throw new IllegalArgumentException(
          "of the arguments %s that a job of type %s redacts it has only %s"
              .formatted(redacted, name, stored));
    }
  }

  /** A kind of job whose arguments anybody may see who may see jobs. */
  public JobType(String name, int version, String queue, Class<A> arguments) {
    this(name, version, queue, arguments, Set.of());
  }

  private static String snakeCase(String name) {
    return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
  }
}
