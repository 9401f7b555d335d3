/** What the application needs from the world, in its own words. Adapters provide it. */
@NullMarked
package com.smallbiz.application.port.out;

import org.jspecify.annotations.NullMarked;
