/** The example of {@code docs/adding-a-job-type.md}: what the page shows is read from here. */
package com.smallbiz.bootstrap.example;
