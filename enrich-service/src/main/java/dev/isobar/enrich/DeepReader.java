package dev.isobar.enrich;

import dev.isobar.contracts.EnrichedArticle;
import dev.isobar.contracts.Happening;
import dev.isobar.contracts.Mention;
import dev.isobar.enrich.happening.HappeningFinder;
import dev.isobar.enrich.happening.ToldAgain;
import dev.isobar.enrich.mention.NameLinker;
import dev.isobar.enrich.recogniser.NameReader;
import dev.isobar.enrich.taxonomy.FoldedText;
import dev.isobar.enrich.taxonomy.Taxonomy;
import java.time.Clock;
import java.util.List;

/**
 * The deep lane: an article that went through the quick one is read again by statistical
 * recognisers, for the names that the taxonomy does not list. Thread-safe.
 */
public final class DeepReader {
  private final NameReader names;
  private final NameLinker linker;
  private final HappeningFinder happeningFinder;
  private final Clock clock;

  public DeepReader(NameReader names, Taxonomy taxonomy, Clock clock) {
    this.names = names;
    this.linker = new NameLinker(taxonomy);
    this.happeningFinder = new HappeningFinder(taxonomy);
    this.clock = clock;
  }

  /**
   * The article with more mentions, and happenings that tell who took part.
   *
   * @throws IllegalStateException where this machine cannot run the recognisers
   */
  public EnrichedArticle read(EnrichedArticle article) {
    String text = article.text();
    List<Mention> mentions =
        linker.link(
            text, article.mentions(), names.read(text, article.segments(), article.mentions()));
    List<Happening> happenings =
        happeningFinder.find(
            FoldedText.of(text),
            article.segments(),
            mentions,
            article.dates(),
            article.topics(),
            article.published());
    return article.readDeep(
        mentions, ToldAgain.merged(happenings, article.translations()), clock.instant());
  }

  NameReader names() {
    return names;
  }
}
