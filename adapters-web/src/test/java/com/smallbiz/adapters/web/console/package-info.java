/** The console's parts that need no browser to be looked at. */
package com.smallbiz.adapters.web.console;
