package com.smallbiz.bootstrap.architecture.wrong.application.usecase;

/** Wrong: a use case that others may extend. */
public class OpenUseCase {}
