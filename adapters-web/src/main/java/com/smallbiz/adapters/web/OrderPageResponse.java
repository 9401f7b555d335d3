package com.smallbiz.adapters.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some orders of a list.
 *
 * @param nextCursor leads to the next ones; null if these are the last
 */
record OrderPageResponse(List<OrderResponse> data, @Nullable String nextCursor) {}
