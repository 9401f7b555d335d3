/** The API over HTTP: requests become commands of the application, its answers become JSON. */
@NullMarked
package com.smallbiz.adapters.web;

import org.jspecify.annotations.NullMarked;
