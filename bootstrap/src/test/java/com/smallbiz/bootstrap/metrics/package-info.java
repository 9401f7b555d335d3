/** What is counted, on its way to Prometheus. */
package com.smallbiz.bootstrap.metrics;
