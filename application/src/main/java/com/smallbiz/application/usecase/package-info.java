/** The use cases: plain classes over ports, with their transactions in sight. */
@NullMarked
package com.smallbiz.application.usecase;

import org.jspecify.annotations.NullMarked;
