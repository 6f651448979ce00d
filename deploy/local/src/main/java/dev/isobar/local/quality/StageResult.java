package dev.isobar.local.quality;

import java.util.List;

/**
 * What became of one stage.
 *
 * @param figures empty where it was not measured
 * @param missing what kept it from being measured, for people; null where it was
 * @param failed whether that was a failure rather than data that are not there
 */
record StageResult(String stage, List<Figure> figures, String missing, boolean failed) {
  StageResult {
    figures = List.copyOf(figures);
  }

  static StageResult measured(String stage, List<Figure> figures) {
    return new StageResult(stage, figures, null, false);
  }

  static StageResult noData(String stage, String why) {
    return new StageResult(stage, List.of(), why, false);
  }

  static StageResult failed(String stage, String why) {
    return new StageResult(stage, List.of(), why, true);
  }
}
