/** The vocabulary of limits: how often something may be done. */
@NullMarked
package com.smallbiz.application.limit;

import org.jspecify.annotations.NullMarked;
