/** The vocabulary of API keys: what one may do, what it looks like, and what is kept of it. */
@NullMarked
package com.smallbiz.application.key;

import org.jspecify.annotations.NullMarked;
