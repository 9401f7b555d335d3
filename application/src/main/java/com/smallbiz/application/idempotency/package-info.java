/** The words for requests that may be sent several times and are to be answered once. */
@NullMarked
package com.smallbiz.application.idempotency;

import org.jspecify.annotations.NullMarked;
