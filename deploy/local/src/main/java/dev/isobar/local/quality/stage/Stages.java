package dev.isobar.local.quality.stage;

import java.util.List;

/** Lists all stages in the order of the table. */
public final class Stages {
  public static final List<Stage> ALL =
      List.of(
          new SeedsStage(),
          new FeedsStage(),
          new ExtractionStage(false),
          new ExtractionStage(true),
          new MetadataStage(),
          new LanguagesStage(),
          new TranslationsStage(),
          new StoriesStage(),
          new NamesStage("en", "ner/en/en_ewt-ud-test.iob2", "the test part of UNER English-EWT"),
          new NamesStage(
              "zh", "ner/zh/zh_gsdsimp-ud-test.iob2", "the test part of UNER Chinese-GSDSIMP"),
          new TopicsStage.Laws(),
          new TopicsStage.Reports(),
          new GeneralNewsStage(),
          new DatesStage("en", "English"),
          new DatesStage("zh", "Chinese"),
          new QuickSpeedStage(),
          new PageSpeedStage(),
          new DeepSpeedStage(),
          new GrowthStage(),
          new MemoryStage());

  private Stages() {}

  public static List<String> names() {
    return ALL.stream().map(Stage::name).toList();
  }
}
