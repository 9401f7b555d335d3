/** The embedded PostgreSQL, which other modules test with, too, and the tests of this module. */
package com.smallbiz.adapters.persistence;
