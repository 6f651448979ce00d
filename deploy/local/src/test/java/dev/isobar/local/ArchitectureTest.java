package dev.isobar.local;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.isobar.local", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule PACKAGES_HAVE_NO_CYCLES =
      slices().matching("dev.isobar.local.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule NOTHING_DEPENDS_ON_THE_ROOT =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.isobar.local")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.isobar.local");
}
