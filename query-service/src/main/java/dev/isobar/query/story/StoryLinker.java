package dev.isobar.query.story;

import dev.isobar.query.article.Fingerprints;
import dev.isobar.query.story.TextProfile.Likeness;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Decides whether two articles tell one story. The answer depends on the two articles and on
 * constants only, and is the same both ways: so the stories, which are what these links connect, do
 * not depend on the order in which articles come.
 *
 * <p>The limits were chosen on NTREX-128, news documents with their translations:
 * docs/decisions/0030-stories-are-linked-pairwise.md.
 */
final class StoryLinker {
  /** Least share of equal bytes in the fingerprints of two copies of a text. */
  private static final double MIN_SAME_TEXT = 0.4;

  /** Least {@link Likeness#parallel} of translations; different documents have up to 0.86. */
  private static final double MIN_TRANSLATION = 1.0;

  /** The same in one language; reports on one match or one speech have up to 1.34. */
  private static final double MIN_REWORDED = 1.7;

  /** With fewer common terms, their places in the texts prove nothing. */
  private static final int MIN_PLACED_TERMS = 12;

  /** With fewer common terms, short texts are alike by chance. */
  private static final int MIN_TERMS = 8;

  /** Least {@link TextProfile#coverage} of translations: measured ones have 0.63 and more. */
  private static final double MIN_COVERAGE = 0.6;

  /** The same for two reports, of which one may be longer. */
  private static final double MIN_REPORT_COVERAGE = 0.4;

  /** How long after an article the same text still belongs to its story. */
  private static final Duration TEXT_WINDOW = Duration.ofDays(60);

  /** How many days apart reports of one happening may be published. */
  private static final int HAPPENING_DAYS = 5;

  /** By how much the cosine of two reports must be higher for each day between them. */
  private static final double PER_DAY = 0.02;

  private static final int MIN_PEOPLE = 2;

  /** Least cosine of two texts that name the same happening. */
  private static final double MIN_HAPPENING_COSINE = 0.2;

  private StoryLinker() {}

  /** Returns the strongest link, or empty if the articles have nothing to do with each other. */
  static Optional<StoryLink> link(StorySignature one, StorySignature other) {
    boolean near = isWithin(TEXT_WINDOW, one, other);
    if (!near) {
      return Optional.empty();
    }
    Likeness likeness = one.text().compare(other.text());
    return textLink(one, other, likeness).or(() -> happeningLink(one, other, likeness));
  }

  private static Optional<StoryLink> textLink(
      StorySignature one, StorySignature other, Likeness likeness) {
    double share = Fingerprints.share(one.fingerprint(), other.fingerprint());
    if (share >= MIN_SAME_TEXT) {
      return link(LinkKind.SAME_TEXT, share);
    }
    if (likeness.common() < MIN_PLACED_TERMS) {
      return Optional.empty();
    }
    boolean across = !one.language().equals(other.language());
    double parallel = likeness.parallel();
    if (parallel < (across ? MIN_TRANSLATION : MIN_REWORDED)
        || one.text().coverage(other.text()) < MIN_COVERAGE) {
      return Optional.empty();
    }
    return link(across ? LinkKind.TRANSLATION : LinkKind.SAME_TEXT, 1 - 1 / (1 + parallel));
  }

  private static Optional<StoryLink> happeningLink(
      StorySignature one, StorySignature other, Likeness likeness) {
    boolean told =
        likeness.common() >= MIN_TERMS
            && likeness.cosine() >= minCosine(one, other)
            && one.text().coverage(other.text()) >= MIN_REPORT_COVERAGE;
    boolean named =
        likeness.cosine() >= MIN_HAPPENING_COSINE
            && one.people().stream().filter(other.people()::contains).count() >= MIN_PEOPLE
            && one.happenings().stream()
                .anyMatch(happening -> other.happenings().stream().anyMatch(happening::agreesWith));
    return told || named ? link(LinkKind.SAME_HAPPENING, likeness.cosine()) : Optional.empty();
  }

  /** Returns how alike two reports must be to tell the same happening, or more than 1. */
  private static double minCosine(StorySignature one, StorySignature other) {
    Languages languages = Languages.of(one, other);
    if (one.published() == null || other.published() == null) {
      return isWithin(Duration.ofDays(HAPPENING_DAYS), one, other) ? languages.undated : 2;
    }
    long days = Math.abs(ChronoUnit.DAYS.between(one.published(), other.published()));
    return days > HAPPENING_DAYS ? 2 : languages.dated + days * PER_DAY;
  }

  /** Least cosines. Chinese texts share more terms, because each word has several meanings. */
  private enum Languages {
    CHINESE(0.48, 0.7),
    ONE(0.4, 0.6),
    TWO(0.28, 2);

    private final double dated;
    private final double undated;

    Languages(double dated, double undated) {
      this.dated = dated;
      this.undated = undated;
    }

    static Languages of(StorySignature one, StorySignature other) {
      if (!one.language().equals(other.language())) {
        return TWO;
      }
      return one.language().equals("zh") ? CHINESE : ONE;
    }
  }

  /** Compares both times: an archive is fetched at once, and a date in a text may be misread. */
  private static boolean isWithin(Duration window, StorySignature one, StorySignature other) {
    return isWithin(window, one.at(), other.at())
        || isWithin(window, one.fetchedAt(), other.fetchedAt());
  }

  private static boolean isWithin(Duration window, Instant one, Instant other) {
    return Duration.between(one, other).abs().compareTo(window) <= 0;
  }

  private static Optional<StoryLink> link(LinkKind kind, double score) {
    return Optional.of(new StoryLink(kind, Math.round(score * 100) / 100.0));
  }
}
