package com.smallbiz.application.port.in;

import com.smallbiz.application.job.JobId;

/** The answer to a request to sync an order. */
public sealed interface SyncRequested {

  /** A job will do it: a new one, or the one that is under way. */
  record Enqueued(JobId jobId) implements SyncRequested {}

  /** The external system has this very content. */
  record AlreadySynced() implements SyncRequested {}
}
