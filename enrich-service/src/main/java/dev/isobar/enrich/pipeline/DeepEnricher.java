package dev.isobar.enrich.pipeline;

import dev.isobar.contracts.EnrichedArticle;
import dev.isobar.contracts.Happening;
import dev.isobar.contracts.Mention;
import dev.isobar.enrich.happening.EventExtractor;
import dev.isobar.enrich.happening.TranslatedEventMerger;
import dev.isobar.enrich.mention.EntityLinker;
import dev.isobar.enrich.ner.NerService;
import dev.isobar.enrich.taxonomy.NormalizedText;
import dev.isobar.enrich.taxonomy.Taxonomy;
import java.time.Clock;
import java.util.List;

/**
 * The deep lane: an article that went through the quick one is read again by statistical
 * recognisers, for the names that the taxonomy does not list. Thread-safe.
 */
public final class DeepEnricher {
  private final NerService names;
  private final EntityLinker linker;
  private final EventExtractor happeningFinder;
  private final Clock clock;

  public DeepEnricher(NerService names, Taxonomy taxonomy, Clock clock) {
    this.names = names;
    this.linker = new EntityLinker(taxonomy);
    this.happeningFinder = new EventExtractor(taxonomy);
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
            NormalizedText.of(text),
            article.segments(),
            mentions,
            article.dates(),
            article.topics(),
            article.published());
    return article.readDeep(
        mentions,
        TranslatedEventMerger.merged(happenings, article.translations()),
        clock.instant());
  }

  NerService names() {
    return names;
  }
}
