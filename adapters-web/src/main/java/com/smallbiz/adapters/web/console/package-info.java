/** Driving side: the console, pages on which operators see the work and put it right. */
@NullMarked
package com.smallbiz.adapters.web.console;

import org.jspecify.annotations.NullMarked;
