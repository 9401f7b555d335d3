package com.smallbiz.application.job;

import org.jspecify.annotations.Nullable;

/**
 * A page of jobs that is asked for, those with the greatest ids first, which are the newest.
 *
 * @param limit how many jobs at the most
 * @param after the last job of the page before, or null for the first page
 */
public record JobQuery(JobFilter filter, int limit, @Nullable JobId after) {}
