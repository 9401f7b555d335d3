/** What operators did: the words for who pressed what, when and on what. */
@NullMarked
package com.smallbiz.application.audit;

import org.jspecify.annotations.NullMarked;
