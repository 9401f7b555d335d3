package com.smallbiz.bootstrap.architecture.wrong.bootstrap;

import org.springframework.context.annotation.ComponentScan;

/** Wrong: an application that finds its parts by scanning. */
@ComponentScan
public class ScanningMain {}
