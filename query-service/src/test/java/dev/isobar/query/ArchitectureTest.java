package dev.isobar.query;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Searching knows no framework; the filters and the comparison know it neither. */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.isobar.query");

  @Test
  void packagesHaveNoCycles() {
    slices().matching("dev.isobar.query.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void searchImportsNoFramework() {
    noClasses()
        .that()
        .resideInAPackage("dev.isobar.query.search")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("jakarta..", "io.quarkus..", "io.smallrye..", "org.apache.kafka..")
        .check(CLASSES);
  }

  @Test
  void filterImportsNoFramework() {
    noClasses()
        .that()
        .haveSimpleNameStartingWith("ArticleFilter")
        .or()
        .haveSimpleNameStartingWith("ArticleTime")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("jakarta..", "io.quarkus..", "io.smallrye..", "org.apache.kafka..")
        .check(CLASSES);
  }

  @Test
  void differencesImportNoFramework() {
    noClasses()
        .that()
        .resideInAPackage("dev.isobar.query.difference")
        .and()
        .haveSimpleNameNotEndingWith("Resource")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("jakarta..", "io.quarkus..", "io.smallrye..", "org.apache.kafka..")
        .check(CLASSES);
  }
}
