package dev.isobar.local.quality;

import dev.isobar.local.quality.metric.Figure;
import java.util.List;

/**
 * Holds the result of one stage.
 *
 * @param figures empty if the stage was not measured
 * @param missing the reason why it was not measured; null if it was
 * @param failed whether the reason is a failure rather than missing data
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
