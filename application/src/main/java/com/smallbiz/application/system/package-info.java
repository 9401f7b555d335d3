/**
 * What the servers and the external system that everything depends on have to tell of themselves.
 */
@NullMarked
package com.smallbiz.application.system;

import org.jspecify.annotations.NullMarked;
