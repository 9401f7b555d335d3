/**
 * The architecture as rules, and proof that each of them bites: below {@code wrong} is a small
 * application that breaks them all.
 */
package com.smallbiz.bootstrap.architecture;
