package com.smallbiz.application.key;

/**
 * What a key is found by: the SHA-256 of its text, from which nobody gets the text back. A lookup
 * by it takes no time that tells anything of a key: who does not know the key cannot choose its
 * digest.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record KeyDigest(String hex) {}
