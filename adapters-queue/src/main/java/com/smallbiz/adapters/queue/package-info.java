/**
 * The job queue in Redis and the workers that live on it. Redis says what is next; what a job is
 * and what became of it is PostgreSQL's to say.
 */
@NullMarked
package com.smallbiz.adapters.queue;

import org.jspecify.annotations.NullMarked;
