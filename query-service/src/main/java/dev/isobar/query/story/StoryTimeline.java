package dev.isobar.query.story;

import dev.isobar.contracts.EnrichedArticle;
import dev.isobar.contracts.Published;
import dev.isobar.query.article.ArticleTime;
import dev.isobar.query.story.StoryMember.Reason;
import dev.isobar.query.story.StoryVelocity.Report;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts the articles of a story in order and says why each belongs to it. */
final class StoryTimeline {
  private final List<EnrichedArticle> articles;
  private final List<StorySignature> signatures;
  private final DecidedPairs decided;

  /**
   * @param articles in the order of their times
   * @param signatures of the articles
   * @param decided what curators decided about the articles
   */
  StoryTimeline(
      List<EnrichedArticle> articles, List<StorySignature> signatures, DecidedPairs decided) {
    this.articles = articles;
    this.signatures = signatures;
    this.decided = decided;
  }

  List<StoryMember> members() {
    List<StoryMember> members = new ArrayList<>();
    for (int i = 0; i < articles.size(); i++) {
      EnrichedArticle article = articles.get(i);
      Reason reason = i == 0 ? null : reason(i);
      members.add(
          new StoryMember(
              article.id(),
              ArticleTime.of(article),
              article.title(),
              article.source().publisherOrFeed(),
              article.language(),
              article.url(),
              reason));
    }
    return members;
  }

  private Reason reason(int article) {
    int size = articles.size();
    return curated(article, 0, article)
        .or(() -> strongest(article, 0, article))
        .or(() -> curated(article, article + 1, size))
        .or(() -> strongest(article, article + 1, size))
        .orElse(null);
  }

  private Optional<Reason> curated(int article, int from, int to) {
    String id = articles.get(article).id();
    for (int other = from; other < to; other++) {
      String with = articles.get(other).id();
      Optional<StoryDecision> decision = decided.joined(id, with);
      if (decision.isPresent()) {
        return Optional.of(new Reason(with, LinkKind.CURATED, 1, decision.get().id()));
      }
    }
    return Optional.empty();
  }

  private Optional<Reason> strongest(int article, int from, int to) {
    Reason strongest = null;
    for (int other = from; other < to; other++) {
      Optional<StoryLink> link = StoryLinker.link(signatures.get(article), signatures.get(other));
      if (link.isPresent() && (strongest == null || isStronger(link.get(), strongest))) {
        strongest =
            new Reason(articles.get(other).id(), link.get().kind(), link.get().score(), null);
      }
    }
    return Optional.ofNullable(strongest);
  }

  private static boolean isStronger(StoryLink link, Reason than) {
    int kind = link.kind().compareTo(than.kind());
    return kind < 0 || kind == 0 && link.score() > than.score();
  }

  StoryVelocity velocity(List<StoryMember> members) {
    List<Report> reports = new ArrayList<>();
    List<Integer> texts = new ArrayList<>();
    for (int i = 0; i < articles.size(); i++) {
      Reason reason = members.get(i).link();
      if (reason != null && reason.kind() == LinkKind.CURATED) {
        reason = strongest(i, 0, i).orElse(null);
      }
      texts.add(i);
      for (int other = 0; other < i; other++) {
        if (reason != null
            && reason.kind() != LinkKind.SAME_HAPPENING
            && articles.get(other).id().equals(reason.with())) {
          texts.set(i, texts.get(other));
        }
      }
      reports.add(
          new Report(
              reported(articles.get(i)), articles.get(i).source().publisherOrFeed(), texts.get(i)));
    }
    return StoryVelocity.of(reports);
  }

  /** Returns when an article appeared: if only the day is known, when it was fetched. */
  private static Instant reported(EnrichedArticle article) {
    Published published = article.published();
    return published != null && published.precision() == Published.Precision.SECOND
        ? ArticleTime.of(article)
        : article.fetchedAt();
  }
}
