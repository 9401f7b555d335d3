/** Exact money: minor units and a currency, never a floating-point number. */
@NullMarked
package com.smallbiz.domain.money;

import org.jspecify.annotations.NullMarked;
