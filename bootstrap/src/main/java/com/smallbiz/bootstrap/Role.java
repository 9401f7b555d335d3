package com.smallbiz.bootstrap;

/** What a process is there for. */
enum Role {
  /** It serves the API. */
  WEB,
  /** It works on the queues. */
  WORKER
}
