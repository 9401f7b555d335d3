package com.smallbiz.application.job;

/**
 * How much the queue itself knows of.
 *
 * @param ready jobs that are due and wait for a worker
 * @param claimed jobs that workers have
 */
public record QueueLoad(long ready, long claimed) {}
