/**
 * The vocabulary of background work, free of technology: what a job is, how it lives, what becomes
 * of it.
 */
@NullMarked
package com.smallbiz.application.job;

import org.jspecify.annotations.NullMarked;
