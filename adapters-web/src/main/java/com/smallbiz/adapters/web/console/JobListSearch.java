package com.smallbiz.adapters.web.console;

import com.smallbiz.application.job.JobFilter;
import com.smallbiz.application.job.JobId;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What is looked for in a list of jobs. A field that is empty, or cannot be read, asks for nothing.
 *
 * @param text as in {@link JobFilter}; may be empty, as the others
 * @param after the last job of the page before
 */
record JobListSearch(JobList list, String text, String queue, String type, @Nullable JobId after) {

  /** Longer than all that it could be found in. */
  private static final int MAX_LENGTH = 500;

  /**
   * @param fields of the form, as they come with a request
   */
  static JobListSearch of(JobList list, Map<String, String> fields) {
    return new JobListSearch(
        list,
        text(fields.get("q")),
        text(fields.get("queue")),
        text(fields.get("type")),
        job(fields.get("after")));
  }

  public JobFilter filter() {
    return new JobFilter(list.state(), nullIfEmpty(queue), nullIfEmpty(type), nullIfEmpty(text));
  }

  public boolean isForAll() {
    return filter().equals(JobFilter.of(list.state()));
  }

  /** The path of the first page, or of the one after this job. */
  public String link(@Nullable JobId last) {
    var link = UriComponentsBuilder.fromPath(list.path());
    add(link, "q", text);
    add(link, "queue", queue);
    add(link, "type", type);
    add(link, "after", last == null ? "" : last.toString());
    return link.encode().toUriString();
  }

  /** For the record of who did what: what else is asked for but the state. */
  public String inWords() {
    var words = new StringBuilder();
    if (!queue.isEmpty()) {
      words.append(" of queue ").append(queue);
    }
    if (!type.isEmpty()) {
      words.append(" of type ").append(type);
    }
    if (!text.isEmpty()) {
      words.append(" with \"").append(text).append('"');
    }
    return words.toString();
  }

  /** As a variable, since a value may look like one of the template's. */
  private static void add(UriComponentsBuilder link, String name, String value) {
    if (!value.isEmpty()) {
      link.queryParam(name, "{" + name + "}").uriVariables(Map.of(name, value));
    }
  }

  /** Without control characters: some of them no database takes, and none is in what is shown. */
  private static String text(@Nullable String field) {
    if (field == null) {
      return "";
    }
    String readable = field.replaceAll("\\p{Cntrl}", " ").strip();
    int codePoints = Math.min(MAX_LENGTH, readable.codePointCount(0, readable.length()));
    return readable.substring(0, readable.offsetByCodePoints(0, codePoints));
  }

  private static @Nullable String nullIfEmpty(String text) {
    return text.isEmpty() ? null : text;
  }

  private static @Nullable JobId job(@Nullable String id) {
    try {
      return id == null ? null : new JobId(UUID.fromString(id));
    } catch (IllegalArgumentException noId) {
      return null;
    }
  }
}
