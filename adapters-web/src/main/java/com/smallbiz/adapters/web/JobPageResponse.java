package com.smallbiz.adapters.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some jobs of a list.
 *
 * @param nextCursor leads to the next ones; null if these are the last
 */
record JobPageResponse(List<JobResponse> data, @Nullable String nextCursor) {}
