/** Orders, jobs and transactions in PostgreSQL. */
@NullMarked
package com.smallbiz.adapters.persistence;

import org.jspecify.annotations.NullMarked;
