/**
 * What tests of every module share: the contract of each driven port, an implementation of it in
 * memory, and things to test with.
 */
package com.smallbiz.application.testkit;
