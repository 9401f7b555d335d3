package com.smallbiz.bootstrap.architecture.wrong.adapters.sync;

/** Wrong: an adapter's inner part that everybody sees. */
public final class PublicSyncer {}
