package com.smallbiz.bootstrap;

import com.smallbiz.application.key.ApiKey;
import com.smallbiz.application.key.Scope;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * API keys as people read them, one a line.
 *
 * @param now tells which have expired
 */
record KeyTable(List<ApiKey> keys, Instant now) {

  private static final List<String> HEAD =
      List.of("ID", "NAME", "LAST FOUR", "SCOPES", "CREATED", "EXPIRES", "LAST USED", "STATE");

  @Override
  public String toString() {
    var rows = new ArrayList<List<String>>();
    rows.add(HEAD);
    keys.forEach(key -> rows.add(row(key)));
    int[] widths =
        IntStream.range(0, HEAD.size())
            .map(column -> rows.stream().mapToInt(row -> width(row.get(column))).max().orElse(0))
            .toArray();
    return rows.stream().map(row -> line(row, widths)).collect(Collectors.joining());
  }

  private List<String> row(ApiKey key) {
    return List.of(
        key.id().toString(),
        onOneLine(key.name()),
        key.lastFour(),
        key.scopes().stream().sorted().map(Scope::text).collect(Collectors.joining(",")),
        time(key.createdAt()),
        time(key.expiresAt()),
        time(key.lastUsedAt()),
        state(key));
  }

  /** A name may have lines, which would look like other keys. */
  private static String onOneLine(String name) {
    return name.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", "?");
  }

  private String state(ApiKey key) {
    if (key.revokedAt() != null) {
      return "revoked";
    }
    return key.isValidAt(now) ? "valid" : "expired";
  }

  private static String time(@Nullable Instant time) {
    return time == null ? "never" : time.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static String line(List<String> row, int[] widths) {
    var line = new StringBuilder();
    for (int column = 0; column < widths.length; column++) {
      String cell = row.get(column);
      line.append(cell).append(" ".repeat(widths[column] - width(cell) + 2));
    }
    return line.toString().stripTrailing() + "\n";
  }

  private static int width(String cell) {
    return cell.codePointCount(0, cell.length());
  }
}
