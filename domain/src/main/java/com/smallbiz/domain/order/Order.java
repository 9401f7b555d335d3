package com.smallbiz.domain.order;

import java.time.Instant;

/**
 * An order of a small shop, from the first note of it to its end.
 *
 * <p>It is written as a <em>draft</em> and may be edited freely. Once <em>submitted</em>, its
 * content is a promise to the customer and stands; only the shop's own note may still change. It
 * ends <em>fulfilled</em> or <em>cancelled</em>. All the while a copy of it is kept in an external
 * system; {@link Synchronization} says how that copy compares. Every change of content or status
 * makes the copy outdated and begins a new {@code revision}, so that a copy that arrives late can
 * be told from a current one.
 *
 * <p>An order never changes: each method returns the order as it is afterwards, the same one where
 * nothing changed.
 *
 * @param version counts what was stored; the store sets it, and refuses to overwrite another
 *     version
 * @param revision counts the contents; changes in what the external system knows do not count
 */
public record Order(
    OrderId id,
    long version,
    OrderStatus status,
    OrderDetails details,
    long revision,
    Synchronization synchronization,
    Instant createdAt,
    Instant updatedAt) {

  /** A new order, a draft that nobody else knows of. */
  public static Order place(OrderId id, OrderDetails details, Instant now) {
    return new Order(id, 1, OrderStatus.DRAFT, details, 1, Synchronization.NONE, now, now);
  }

  /**
   * @throws OrderNotEditable if more than the note changes and the order is no draft
   */
  public Order change(OrderDetails changed, Instant now) {
    if (changed.equals(details)) {
      return this;
    }
    boolean onlyNote = changed.equals(details.withNote(changed.note()));
    if (!onlyNote && !status.isEditable()) {
      throw new OrderNotEditable(id, status);
    }
    return revised(status, changed, now);
  }

  /**
   * @throws InvalidTransition if the order is no draft
   */
  public Order submit(Instant now) {
    return become(OrderStatus.SUBMITTED, now);
  }

  /**
   * @throws InvalidTransition if the order is not submitted
   */
  public Order fulfill(Instant now) {
    return become(OrderStatus.FULFILLED, now);
  }

  /**
   * @throws InvalidTransition if the order is fulfilled
   */
  public Order cancel(Instant now) {
    return become(OrderStatus.CANCELLED, now);
  }

  /**
   * @throws OrderNotDeletable if the order is submitted or fulfilled: the shop owes it a trace
   */
  public void requireDeletable() {
    if (!status.isDeletable()) {
      throw new OrderNotDeletable(id, status);
    }
  }

  public boolean isSynced() {
    return synchronization.status() == SyncStatus.SYNCED;
  }

  public boolean isSyncing() {
    return synchronization.status() == SyncStatus.SYNCING;
  }

  /** The current content is about to be sent. */
  public Order beginSync(Instant now) {
    return isSynced() || isSyncing() ? this : with(synchronization.begun(), now);
  }

  /**
   * The external system took the content of a revision. Where the order was changed meanwhile it
   * stays outdated, but is known over there. What is known already changes nothing: a worker that
   * was thought lost may tell it late.
   */
  public Order synced(long sentRevision, String externalId, Instant now) {
    if (isSynced() && externalId.equals(synchronization.externalId())) {
      return this;
    }
    return sentRevision == revision
        ? with(synchronization.succeeded(externalId, now), now)
        : with(synchronization.succeededWithOlderContent(externalId, now), now);
  }

  /**
   * The external system did not take the content of a revision. A failure to send an older content,
   * or one that another attempt has made good, changes nothing.
   */
  public Order syncFailed(long sentRevision, String error, Instant now) {
    return sentRevision == revision && isSyncing()
        ? with(synchronization.failed(error), now)
        : this;
  }

  private Order become(OrderStatus next, Instant now) {
    if (next == status) {
      return this;
    }
    if (!status.canBecome(next)) {
      throw new InvalidTransition(id, status, next);
    }
    return revised(next, details, now);
  }

  private Order revised(OrderStatus status, OrderDetails details, Instant now) {
    return new Order(
        id, version, status, details, revision + 1, synchronization.outdated(), createdAt, now);
  }

  private Order with(Synchronization synchronization, Instant now) {
    return new Order(id, version, status, details, revision, synchronization, createdAt, now);
  }
}
