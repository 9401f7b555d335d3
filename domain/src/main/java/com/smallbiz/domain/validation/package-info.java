/** What a broken rule is, and the rules that every text and number from outside has to pass. */
@NullMarked
package com.smallbiz.domain.validation;

import org.jspecify.annotations.NullMarked;
