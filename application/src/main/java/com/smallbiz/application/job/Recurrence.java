package com.smallbiz.application.job;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a recurring job stands. All times are the database's.
 *
 * @param nextRunAt when it is due; past if nobody was there to run it
 * @param paused whether its turns are left out
 * @param lastJob the job that did the last turn's work, null before the first
 * @param askedAt when somebody asked for a turn that was not taken yet, or null
 */
public record Recurrence(
    String name,
    CronSchedule schedule,
    Instant nextRunAt,
    boolean paused,
    @Nullable Instant lastRunAt,
    @Nullable JobId lastJob,
    @Nullable Instant askedAt) {}
