package dev.isobar.ingest;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "dev.isobar.ingest",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule ARTICLE_IS_PURE =
      noClasses()
          .that()
          .resideInAPackage("dev.isobar.ingest.article")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "jakarta..", "io.quarkus..", "io.smallrye..", "io.vertx..", "org.apache.kafka..");

  @ArchTest
  static final ArchRule ONLY_PUBLISH_SPEAKS_TO_KAFKA =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.isobar.ingest.publish")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.kafka..");
}
