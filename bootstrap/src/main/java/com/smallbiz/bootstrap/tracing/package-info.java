/** Traces: where they are recorded, and how they go on from an enqueued job to its runs. */
@NullMarked
package com.smallbiz.bootstrap.tracing;

import org.jspecify.annotations.NullMarked;
