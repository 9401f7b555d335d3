/** What the application does for whoever drives it: one interface a use case. */
@NullMarked
package com.smallbiz.application.port.in;

import org.jspecify.annotations.NullMarked;
