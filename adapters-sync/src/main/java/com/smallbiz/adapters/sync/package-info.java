/** The external order system, called over HTTP and spared when it is in trouble. */
@NullMarked
package com.smallbiz.adapters.sync;

import org.jspecify.annotations.NullMarked;
