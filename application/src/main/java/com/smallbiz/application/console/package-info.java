/** The vocabulary of the console: who may use it, and for how long they are known. */
@NullMarked
package com.smallbiz.application.console;

import org.jspecify.annotations.NullMarked;
