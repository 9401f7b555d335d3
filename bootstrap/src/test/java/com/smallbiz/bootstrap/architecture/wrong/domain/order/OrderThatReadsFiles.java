package com.smallbiz.bootstrap.architecture.wrong.domain.order;

import java.io.File;

/** Wrong: the domain reads files. */
public record OrderThatReadsFiles(File file) {}
