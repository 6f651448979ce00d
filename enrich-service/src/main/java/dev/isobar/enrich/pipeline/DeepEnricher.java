package dev.isobar.enrich.pipeline;

import dev.isobar.contracts.EnrichedArticle;
import dev.isobar.contracts.Happening;
import dev.isobar.contracts.Mention;
import dev.isobar.enrich.happening.HappeningExtractor;
import dev.isobar.enrich.happening.TranslatedHappeningMerger;
import dev.isobar.enrich.mention.EntityLinker;
import dev.isobar.enrich.ner.NerService;
import dev.isobar.enrich.taxonomy.NormalizedText;
import dev.isobar.enrich.taxonomy.Taxonomy;
import java.time.Clock;
import java.util.List;

/**
 * Applies the deep lane to an article of the quick lane: statistical recognisers find names that
 * the taxonomy does not list. Thread-safe.
 */
public final class DeepEnricher {
  private final NerService nerService;
  private final EntityLinker linker;
  private final HappeningExtractor eventExtractor;
  private final Clock clock;

  public DeepEnricher(NerService nerService, Taxonomy taxonomy, Clock clock) {
    this.nerService = nerService;
    this.linker = new EntityLinker(taxonomy);
    this.eventExtractor = new HappeningExtractor(taxonomy);
    this.clock = clock;
  }

  /**
   * Returns the article with additional mentions, and with events that name the additional
   * participants.
   *
   * @throws IllegalStateException if this machine cannot run the recognisers
   */
  public EnrichedArticle read(EnrichedArticle article) {
    String text = article.text();
    List<Mention> mentions =
        linker.link(
            text,
            article.mentions(),
            nerService.read(text, article.segments(), article.mentions()));
    List<Happening> happenings =
        eventExtractor.find(
            NormalizedText.of(text),
            article.segments(),
            mentions,
            article.dates(),
            article.topics(),
            article.published());
    return article.readDeep(
        mentions,
        TranslatedHappeningMerger.merged(happenings, article.translations()),
        clock.instant());
  }

  NerService nerService() {
    return nerService;
  }
}
