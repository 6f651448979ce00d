package dev.isobar.query.story;

import dev.isobar.query.story.StoryVelocity.Report;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Says how fast a story spreads as far as that is known without comparing its texts, which is dear.
 *
 * @param members its articles, in the order of their times
 * @param reports of the articles; each counts as a text of its own
 */
record StoryPace(List<Member> members, List<Report> reports) {
  /**
   * Names an article.
   *
   * @param seq its number
   * @param version changes with its signature
   */
  record Member(long seq, long version) {}

  /** As in {@link StoryVelocity}: what may be breaking has so many sources within an hour. */
  private static final int BREAKING = 3;

  private static final Duration HOUR = Duration.ofHours(1);

  /** See {@link StoryVelocity}. */
  double sourcesPerHour() {
    return StoryVelocity.of(reports).sourcesPerHour();
  }

  /** Returns the number of different sources. */
  long sources() {
    return reports.stream().map(Report::source).distinct().count();
  }

  /** Returns whether there is something to compare. */
  boolean hasSeveral() {
    return reports.size() > 1;
  }

  /** Returns whether the story is breaking, unless texts are copies. */
  boolean mayBreak() {
    return mayBreakAfter(Instant.MIN);
  }

  /** Returns whether the story has become breaking after a time, unless texts are copies. */
  boolean mayBreakAfter(Instant time) {
    List<Report> sorted = reports.stream().sorted(Comparator.comparing(Report::at)).toList();
    Deque<Report> hour = new ArrayDeque<>();
    for (Report report : sorted) {
      Instant start = report.at().minus(HOUR);
      hour.addLast(report);
      while (hour.getFirst().at().isBefore(start)) {
        hour.removeFirst();
      }
      if (report.at().isAfter(time)
          && hour.stream().map(Report::source).collect(Collectors.toSet()).size() >= BREAKING) {
        return true;
      }
    }
    return false;
  }

  /** Returns how fast it spreads if each article has a text of its own. */
  StoryVelocity velocity() {
    return StoryVelocity.of(reports);
  }

  /**
   * Returns how fast it spreads.
   *
   * @param texts see {@link #texts}
   */
  StoryVelocity velocity(int[] texts) {
    List<Report> grouped = new ArrayList<>();
    for (int i = 0; i < texts.length; i++) {
      grouped.add(new Report(reports.get(i).at(), reports.get(i).source(), texts[i]));
    }
    return StoryVelocity.of(grouped);
  }

  /**
   * Returns a number for each article, which copies and translations of one text have in common, as
   * {@link StoryTimeline#velocity} counts them.
   *
   * @param known the signatures of the articles
   */
  static int[] texts(List<StorySignature> known) {
    int[] texts = new int[known.size()];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = text(i, known, texts);
    }
    return texts;
  }

  /** Returns the text of the earlier article of which this one is most surely a copy. */
  private static int text(int article, List<StorySignature> known, int[] earlier) {
    StoryLink strongest = null;
    int text = article;
    for (int other = 0; other < article; other++) {
      Optional<StoryLink> link = StoryLinker.link(known.get(article), known.get(other));
      if (link.isPresent() && link.get().kind() != LinkKind.SAME_HAPPENING) {
        boolean isStronger =
            strongest == null
                || link.get().kind().compareTo(strongest.kind()) < 0
                || link.get().kind() == strongest.kind() && link.get().score() > strongest.score();
        if (isStronger) {
          strongest = link.get();
          text = earlier[other];
        }
      }
    }
    return text;
  }
}
