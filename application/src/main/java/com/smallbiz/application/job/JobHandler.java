package com.smallbiz.application.job;

/**
 * Does the work of one type of job. A job may be run more than once: a handler leads to the same
 * end however often it is called.
 */
@FunctionalInterface
public interface JobHandler<A extends Record> {

  /**
   * @throws JobFailed to say how the failure is to be taken
   * @throws InterruptedException if the worker shuts down: the job is then handed back
   * @throws Exception anything else is an unexpected failure, to be retried
   */
  void handle(A arguments, JobContext context) throws Exception;
}
