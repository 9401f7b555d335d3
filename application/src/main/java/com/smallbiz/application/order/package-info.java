/** How orders are asked for: filters, pages, and the versions that a caller expects. */
@NullMarked
package com.smallbiz.application.order;

import org.jspecify.annotations.NullMarked;
