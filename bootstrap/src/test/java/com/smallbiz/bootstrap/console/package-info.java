/** The console, as somebody sees and uses it in a real browser. */
package com.smallbiz.bootstrap.console;
