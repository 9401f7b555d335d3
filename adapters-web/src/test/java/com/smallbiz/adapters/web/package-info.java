/** The API as its clients see it: over HTTP, with the real use cases behind it. */
package com.smallbiz.adapters.web;
