/** Where the application is put together: main, wiring, and settings. */
@NullMarked
package com.smallbiz.bootstrap;

import org.jspecify.annotations.NullMarked;
