package com.smallbiz.bootstrap.architecture.wrong.application.port.out;

/** Wrong: a driven port that no adapter can implement. */
public final class SyncerThatIsAClass {}
