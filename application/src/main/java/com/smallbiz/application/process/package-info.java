/** The processes that serve and work, as they know of each other. */
@NullMarked
package com.smallbiz.application.process;

import org.jspecify.annotations.NullMarked;
