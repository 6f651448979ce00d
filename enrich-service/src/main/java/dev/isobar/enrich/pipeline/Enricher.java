package dev.isobar.enrich.pipeline;

import dev.isobar.contracts.DateMention;
import dev.isobar.contracts.EnrichedArticle;
import dev.isobar.contracts.Happening;
import dev.isobar.contracts.Lane;
import dev.isobar.contracts.Mention;
import dev.isobar.contracts.RawArticle;
import dev.isobar.contracts.Source;
import dev.isobar.contracts.Topic;
import dev.isobar.contracts.Translation;
import dev.isobar.contracts.identity.ArticleIdentity;
import dev.isobar.enrich.date.DateFinder;
import dev.isobar.enrich.date.SourceDayOrder;
import dev.isobar.enrich.fingerprint.Fingerprint;
import dev.isobar.enrich.happening.HappeningExtractor;
import dev.isobar.enrich.happening.TranslatedHappeningMerger;
import dev.isobar.enrich.language.LanguageDetector;
import dev.isobar.enrich.language.ParallelTextDetector;
import dev.isobar.enrich.mention.GazetteerMatcher;
import dev.isobar.enrich.metadata.Metadata;
import dev.isobar.enrich.metadata.MetadataReader;
import dev.isobar.enrich.ner.NerService;
import dev.isobar.enrich.taxonomy.NormalizedText;
import dev.isobar.enrich.taxonomy.Taxonomy;
import dev.isobar.enrich.text.ContentExtractor;
import dev.isobar.enrich.text.ExtractedText;
import dev.isobar.enrich.topic.BilingualTopicTagger;
import dev.isobar.enrich.topic.ClimateRelevance;
import dev.isobar.enrich.topic.TopicTagger;
import java.time.Clock;
import java.util.List;

/** Turns a raw article into an enriched one, step by step. Thread-safe. */
public final class Enricher {
  /** Version of the enrichment; increases whenever the result for the same article may change. */
  public static final String VERSION = "0.6.0";

  private final ContentExtractor contentExtractor = new ContentExtractor();
  private final LanguageDetector languageDetector = new LanguageDetector();
  private final ParallelTextDetector parallelTextDetector = new ParallelTextDetector();
  private final MetadataReader metadataReader = new MetadataReader();
  private final DateFinder dateFinder = new DateFinder();
  private final Fingerprint fingerprint = new Fingerprint();
  private final GazetteerMatcher gazetteerMatcher;
  private final BilingualTopicTagger topicTagger;
  private final HappeningExtractor eventExtractor;
  private final ClimateRelevance relevance;
  private final DeepEnricher deepEnricher;
  private final Taxonomy taxonomy;
  private final Clock clock;

  /**
   * Creates an enricher.
   *
   * @param nerService the recognisers of the deep lane, which are kept when the taxonomy changes
   */
  public Enricher(Taxonomy taxonomy, NerService nerService, Clock clock) {
    this.gazetteerMatcher = new GazetteerMatcher(taxonomy);
    this.topicTagger = new BilingualTopicTagger(new TopicTagger(taxonomy));
    this.eventExtractor = new HappeningExtractor(taxonomy);
    this.relevance = new ClimateRelevance(taxonomy);
    this.deepEnricher = new DeepEnricher(nerService, taxonomy, clock);
    this.taxonomy = taxonomy;
    this.clock = clock;
  }

  private Enricher(Enricher other, Taxonomy taxonomy) {
    this.gazetteerMatcher = other.gazetteerMatcher;
    this.topicTagger = new BilingualTopicTagger(new TopicTagger(taxonomy));
    this.eventExtractor = other.eventExtractor;
    this.relevance = new ClimateRelevance(taxonomy);
    this.deepEnricher = other.deepEnricher;
    this.taxonomy = taxonomy;
    this.clock = other.clock;
  }

  /**
   * Returns an enricher with another taxonomy. If only concepts differ, everything that matches
   * names is shared, which takes milliseconds and saves a second gazetteer.
   */
  public Enricher with(Taxonomy other) {
    return other.sharesEntitiesWith(taxonomy)
        ? new Enricher(this, other)
        : new Enricher(other, deepEnricher.nerService(), clock);
  }

  /** Returns the taxonomy that this enricher uses. */
  public Taxonomy taxonomy() {
    return taxonomy;
  }

  /** Enriches an article in the quick lane and, if requested, in the deep lane. */
  public EnrichedArticle enrich(RawArticle raw, RequestedLane requested) {
    EnrichedArticle quick = quick(raw);
    return requested.isDeep(quick) ? readDeep(quick) : quick;
  }

  /** Applies the deep lane to an article of the quick lane. */
  public EnrichedArticle readDeep(EnrichedArticle quick) {
    return deepEnricher.read(quick);
  }

  private EnrichedArticle quick(RawArticle raw) {
    ExtractedText article = contentExtractor.read(raw);
    String text = article.text();
    LanguageDetector.DetectedLanguages languages = languageDetector.of(text);
    Metadata metadata = metadataReader.read(raw, article);
    NormalizedText normalized = NormalizedText.of(text);
    List<Mention> mentions = gazetteerMatcher.find(normalized, languages.segments());
    List<DateMention> dates =
        dateFinder.find(
            text,
            metadata.referenceDay(raw.fetchedAt()),
            SourceDayOrder.isDayFirst(raw.language(), raw.url(), languages.main()));
    List<Translation> translations = parallelTextDetector.of(text, languages, mentions, dates);
    List<Topic> topics =
        topicTagger.tag(metadata.title(), normalized, languages.segments(), mentions, translations);
    List<Happening> happenings =
        TranslatedHappeningMerger.merged(
            eventExtractor.find(
                normalized, languages.segments(), mentions, dates, topics, metadata.published()),
            translations);
    ArticleIdentity identity = ArticleIdentity.of(raw);
    return new EnrichedArticle(
        identity.id(),
        raw.revision(),
        raw.url(),
        new Source(raw.feed(), metadata.publisher(), SourceCountry.of(raw)),
        raw.fetchedAt(),
        clock.instant(),
        taxonomy.version(),
        VERSION,
        relevance.of(topics, mentions),
        Lane.QUICK,
        metadata.title(),
        metadata.authors(),
        metadata.published(),
        metadata.updated(),
        text,
        article.removed(),
        languages.main(),
        languages.segments(),
        mentions,
        topics,
        dates,
        happenings,
        fingerprint.of(text),
        metadata.candidates(),
        translations,
        identity.aliases(),
        UnknownFields.copied(raw));
  }
}
