package com.smallbiz.application.port.in;

/**
 * What a sweep came to.
 *
 * @param jobs handed in; zero when none are left
 * @param news how many of them the queue did not know of: where there are none, nothing was lost,
 *     and the rest is in no hurry
 */
public record Swept(int jobs, int news) {}
