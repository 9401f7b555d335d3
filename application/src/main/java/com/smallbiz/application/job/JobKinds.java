package com.smallbiz.application.job;

import java.util.SortedSet;

/** The names of the queues and types that there are jobs of. */
public record JobKinds(SortedSet<String> queues, SortedSet<String> types) {}
