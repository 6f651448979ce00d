package dev.isobar.ingest;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "dev.isobar.ingest",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule PURE_PACKAGES_USE_NO_FRAMEWORK =
      noClasses()
          .that()
          .resideInAnyPackage(
              "dev.isobar.ingest.article",
              "dev.isobar.ingest.feed.definition",
              "dev.isobar.ingest.feed.document",
              "dev.isobar.ingest.feed.schedule",
              "dev.isobar.ingest.feed.entry",
              "dev.isobar.ingest.feed.state",
              "dev.isobar.ingest.feed.websub")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "jakarta..", "io.quarkus..", "io.smallrye..", "io.vertx..", "org.apache.kafka..");

  @ArchTest
  static final ArchRule PACKAGES_HAVE_NO_CYCLES =
      slices().matching("dev.isobar.ingest.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule NOTHING_DEPENDS_ON_THE_ROOT =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.isobar.ingest")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.isobar.ingest");

  @ArchTest
  static final ArchRule ONLY_THREE_PACKAGES_SPEAK_TO_KAFKA =
      noClasses()
          .that()
          // deadletter reads by offset, for the catch-up of one request, which a channel cannot do.
          .resideOutsideOfPackages(
              "dev.isobar.ingest.publish",
              "dev.isobar.ingest.feed.registry",
              "dev.isobar.ingest.deadletter")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.kafka..");
}
