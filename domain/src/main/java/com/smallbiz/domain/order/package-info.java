/** The order: what it holds, how it lives, and what the external system knows of it. */
@NullMarked
package com.smallbiz.domain.order;

import org.jspecify.annotations.NullMarked;
