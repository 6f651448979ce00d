package dev.isobar.local.quality;

import dev.isobar.local.quality.metric.Figure;
import java.util.List;

/**
 * What became of one stage.
 *
 * @param figures empty where it was not measured
 * @param missing what kept it from being measured, for people; null where it was
 * @param failed whether that was a failure rather than data that are not there
 */
public record StageResult(String stage, List<Figure> figures, String missing, boolean failed) {
  public StageResult {
    figures = List.copyOf(figures);
  }

  public static StageResult measured(String stage, List<Figure> figures) {
    return new StageResult(stage, figures, null, false);
  }

  public static StageResult noData(String stage, String why) {
    return new StageResult(stage, List.of(), why, false);
  }

  public static StageResult failed(String stage, String why) {
    return new StageResult(stage, List.of(), why, true);
  }
}
