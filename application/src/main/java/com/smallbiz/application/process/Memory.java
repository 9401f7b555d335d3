package com.smallbiz.application.process;

/**
 * The memory of a process, in bytes.
 *
 * @param limit how much it may use at the most
 */
public record Memory(long used, long limit) {}
