package com.smallbiz.application.testkit;

import com.smallbiz.application.port.out.JobArguments;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Job arguments for tests: keeps the record and gives out a ticket for it. */
public final class InMemoryJobArguments implements JobArguments {

  private final Map<String, Record> written = new ConcurrentHashMap<>();

  @Override
  public String write(Record arguments) {
    String ticket = UUID.randomUUID().toString();
    written.put(ticket, arguments);
    return ticket;
  }

  @Override
  public <A extends Record> A read(String text, Class<A> type) {
    Record arguments = written.get(text);
    if (!type.isInstance(arguments)) {
      throw new UnreadableArguments(
          "not a ticket for a " + type.getSimpleName(), new ClassCastException());
    }
    return type.cast(arguments);
  }
}
