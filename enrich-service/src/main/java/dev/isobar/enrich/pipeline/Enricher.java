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
import dev.isobar.contracts.identity.ArticleId;
import dev.isobar.enrich.date.DateFinder;
import dev.isobar.enrich.fingerprint.Fingerprint;
import dev.isobar.enrich.happening.EventExtractor;
import dev.isobar.enrich.happening.TranslatedEventMerger;
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

/** How a raw article becomes an enriched one, step by step. Thread-safe. */
public final class Enricher {
  /** Rises whenever the same article may come out otherwise. */
  public static final String VERSION = "0.3.0";

  private final ContentExtractor reader = new ContentExtractor();
  private final LanguageDetector languages = new LanguageDetector();
  private final ParallelTextDetector translations = new ParallelTextDetector();
  private final MetadataReader metadataReader = new MetadataReader();
  private final DateFinder dateFinder = new DateFinder();
  private final Fingerprint fingerprint = new Fingerprint();
  private final GazetteerMatcher mentionFinder;
  private final BilingualTopicTagger topicTagger;
  private final EventExtractor happeningFinder;
  private final ClimateRelevance relevance;
  private final DeepEnricher deepReader;
  private final Taxonomy taxonomy;
  private final Clock clock;

  /**
   * @param names the recognisers of the deep lane, which outlive a change of the taxonomy
   */
  public Enricher(Taxonomy taxonomy, NerService names, Clock clock) {
    this.mentionFinder = new GazetteerMatcher(taxonomy);
    this.topicTagger = new BilingualTopicTagger(new TopicTagger(taxonomy));
    this.happeningFinder = new EventExtractor(taxonomy);
    this.relevance = new ClimateRelevance(taxonomy);
    this.deepReader = new DeepEnricher(names, taxonomy, clock);
    this.taxonomy = taxonomy;
    this.clock = clock;
  }

  private Enricher(Enricher other, Taxonomy taxonomy) {
    this.mentionFinder = other.mentionFinder;
    this.topicTagger = new BilingualTopicTagger(new TopicTagger(taxonomy));
    this.happeningFinder = other.happeningFinder;
    this.relevance = new ClimateRelevance(taxonomy);
    this.deepReader = other.deepReader;
    this.taxonomy = taxonomy;
    this.clock = other.clock;
  }

  /**
   * The same enricher with another taxonomy. Where only concepts differ, all that reads names is
   * shared: this takes milliseconds, and no second set of names is kept.
   */
  public Enricher with(Taxonomy other) {
    return other.hasNamesOf(taxonomy)
        ? new Enricher(this, other)
        : new Enricher(other, deepReader.names(), clock);
  }

  public Taxonomy taxonomy() {
    return taxonomy;
  }

  /** Through the quick lane and, where that is asked for, the deep one. */
  public EnrichedArticle enrich(RawArticle raw, RequestedLane requested) {
    EnrichedArticle quick = quick(raw);
    return requested.isDeep(quick) ? readDeep(quick) : quick;
  }

  /** An article of the quick lane through the deep one. */
  public EnrichedArticle readDeep(EnrichedArticle quick) {
    return deepReader.read(quick);
  }

  private EnrichedArticle quick(RawArticle raw) {
    ExtractedText article = reader.read(raw);
    String text = article.text();
    LanguageDetector.DetectedLanguages spoken = languages.of(text);
    Metadata metadata = metadataReader.read(raw, article);
    NormalizedText folded = NormalizedText.of(text);
    List<Mention> mentions = mentionFinder.find(folded, spoken.segments());
    List<DateMention> dates = dateFinder.find(text, metadata.referenceDay(raw.fetchedAt()));
    List<Translation> twins = translations.of(text, spoken, mentions, dates);
    List<Topic> topics =
        topicTagger.tag(metadata.title(), folded, spoken.segments(), mentions, twins);
    List<Happening> happenings =
        TranslatedEventMerger.merged(
            happeningFinder.find(
                folded, spoken.segments(), mentions, dates, topics, metadata.published()),
            twins);
    return new EnrichedArticle(
        raw.id() != null ? raw.id() : ArticleId.of(raw),
        raw.revision(),
        raw.url(),
        new Source(raw.feed(), metadata.publisher()),
        raw.fetchedAt(),
        clock.instant(),
        taxonomy.version(),
        VERSION,
        relevance.of(topics, mentions),
        Lane.QUICK,
        metadata.title(),
        metadata.authors(),
        metadata.published(),
        text,
        article.removed(),
        spoken.main(),
        spoken.segments(),
        mentions,
        topics,
        dates,
        happenings,
        fingerprint.of(text),
        metadata.candidates(),
        twins,
        UnknownFields.carried(raw));
  }
}
