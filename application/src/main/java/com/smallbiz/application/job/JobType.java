package com.smallbiz.application.job;

/**
 * A kind of job.
 *
 * @param name how rows and messages call it; never a class name, so that classes can be renamed
 * @param version of the arguments' form; raised when a worker of the version before could not read
 *     them
 * @param queue where its jobs wait
 * @param arguments the record that its arguments are read into
 */
public record JobType<A extends Record>(
    String name, int version, String queue, Class<A> arguments) {}
