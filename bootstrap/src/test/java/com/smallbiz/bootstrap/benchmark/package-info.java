/** Measures the engine on real servers, figure by figure, and writes docs/performance.md. */
package com.smallbiz.bootstrap.benchmark;
