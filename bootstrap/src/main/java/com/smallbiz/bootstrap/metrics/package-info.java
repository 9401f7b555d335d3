/** What Prometheus is told of us, beside what the frameworks tell it of themselves. */
@NullMarked
package com.smallbiz.bootstrap.metrics;

import org.jspecify.annotations.NullMarked;
