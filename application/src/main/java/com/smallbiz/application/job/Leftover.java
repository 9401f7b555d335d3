package com.smallbiz.application.job;

/**
 * A live job that the queue may not know of.
 *
 * @param knownBefore whether the queue knew of it in an earlier epoch of its memory
 */
public record Leftover(Dispatch dispatch, boolean knownBefore) {}
