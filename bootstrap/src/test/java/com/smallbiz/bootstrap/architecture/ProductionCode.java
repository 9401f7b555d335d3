package com.smallbiz.bootstrap.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;

/** The classes that are shipped, whether their modules are jars or directories at the moment. */
final class ProductionCode {

  static final String ROOT = "com.smallbiz";

  static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(location -> !location.contains("/test-classes/"))
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages(ROOT);

  private ProductionCode() {}
}
