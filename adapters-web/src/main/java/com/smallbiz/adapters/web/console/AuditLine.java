package com.smallbiz.adapters.web.console;

import com.smallbiz.application.audit.AuditEntry;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/**
 * An entry of the audit log as its page shows it.
 *
 * @param link the path of the page about what the button was about; null if that is no one thing
 */
record AuditLine(AuditEntry entry, @Nullable String link) {

  /** As buttons call what they are about, see {@link com.smallbiz.application.audit.Press}. */
  private static final Pattern ONE_THING =
      Pattern.compile(
          "(order|job) ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})|(queue|user) (\\S+)");

  static AuditLine of(AuditEntry entry) {
    Matcher thing = ONE_THING.matcher(entry.onWhat());
    return new AuditLine(entry, thing.matches() ? link(thing) : null);
  }

  private static String link(Matcher thing) {
    if (thing.group(1) != null) {
      return "/admin/%ss/%s".formatted(thing.group(1), thing.group(2));
    }
    String name = UriUtils.encode(thing.group(4), StandardCharsets.UTF_8);
    return thing.group(3).equals("queue") ? "/admin/queues/" + name : "/admin/users#user-" + name;
  }
}
