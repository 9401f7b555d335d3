package com.smallbiz.application.console;

/**
 * What a session is found by: the SHA-256 of its token, from which nobody gets the token back.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record SessionDigest(String hex) {}
