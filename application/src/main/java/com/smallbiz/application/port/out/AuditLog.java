package com.smallbiz.application.port.out;

import com.smallbiz.application.audit.AuditEntry;
import com.smallbiz.application.audit.AuditId;
import com.smallbiz.application.audit.AuditPage;
import com.smallbiz.application.audit.AuditQuery;
import com.smallbiz.application.audit.Press;
import java.time.Duration;
import java.util.Optional;

/**
 * What users of the console did. All times are the storage's. Every method may throw {@link
 * StorageUnavailable}.
 */
public interface AuditLog {

  /** How long an entry is kept. */
  Duration KEPT_FOR = Duration.ofDays(365);

  /** Writes down that something is being done now. */
  AuditEntry begin(AuditId id, Press press);

  /**
   * Writes down how it ended.
   *
   * @param id of an entry that was begun
   */
  AuditEntry end(AuditId id, AuditEntry.Status status, String outcome);

  /** An entry by its id, if it is that user's and not older than this. */
  Optional<AuditEntry> findRecent(AuditId id, String who, Duration age);

  /**
   * A page, the newest entries first. Where a text is looked for, a page looks at some 10,000
   * entries at the most, those next in the sequence that fit otherwise, and is {@link
   * AuditPage#cutShort} then.
   */
  AuditPage page(AuditQuery query);

  /**
   * Removes the entries that were kept for long enough; a little at a time, so that nobody has to
   * wait for it.
   *
   * @return how many
   * @throws InterruptedException if the calling thread was interrupted; what is removed by then
   *     stays so
   */
  int removeExpired() throws InterruptedException;
}
