/** How jobs have run: the words for counts and times of many runs. */
@NullMarked
package com.smallbiz.application.statistics;

import org.jspecify.annotations.NullMarked;
