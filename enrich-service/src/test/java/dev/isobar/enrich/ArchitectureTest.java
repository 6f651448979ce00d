package dev.isobar.enrich;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "dev.isobar.enrich",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String[] FRAMEWORKS = {
    "jakarta..", "io.quarkus..", "io.smallrye..", "io.vertx..", "org.apache.kafka.."
  };

  @ArchTest
  static final ArchRule STEPS_ARE_PURE =
      noClasses()
          .that()
          .resideInAnyPackage(
              "..text..",
              "..language..",
              "..metadata..",
              "..date..",
              "..mention..",
              "..topic..",
              "..happening..",
              "..fingerprint..",
              "..ner..",
              "..taxonomy..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(FRAMEWORKS);

  @ArchTest
  static final ArchRule PIPELINE_IS_PURE =
      noClasses()
          .that()
          .resideInAPackage("..pipeline..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(FRAMEWORKS);

  @ArchTest
  static final ArchRule PACKAGES_HAVE_NO_CYCLES =
      slices().matching("dev.isobar.enrich.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule NOTHING_DEPENDS_ON_THE_ROOT =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.isobar.enrich")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.isobar.enrich");

  @ArchTest
  static final ArchRule THE_PREVIEW_NEVER_PUBLISHES =
      noClasses()
          .that()
          .resideInAPackage("..preview..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.kafka..");

  @ArchTest
  static final ArchRule CHANNELS_MAKE_THE_KAFKA_CLIENTS =
      noClasses()
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("org.apache.kafka.clients.consumer.KafkaConsumer")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("org.apache.kafka.clients.producer.KafkaProducer");
}
