package com.smallbiz.application.port.out;

/** Turns the arguments of jobs into text that outlives the process, and back. */
public interface JobArguments {

  String write(Record arguments);

  /**
   * @throws UnreadableArguments if the text is not what this record was written as
   */
  <A extends Record> A read(String text, Class<A> type);

  /** A stored job's arguments make no sense to this version of the program. */
  final class UnreadableArguments extends RuntimeException {

    public UnreadableArguments(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
