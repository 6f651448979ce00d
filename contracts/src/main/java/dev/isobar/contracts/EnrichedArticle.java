package dev.isobar.contracts;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Holds one enriched article: EnrichedArticle v1 of {@code
 * schemas/enriched-article.v1.schema.json}.
 *
 * <p>Offsets count UTF-16 code units of {@code text}; ranges are half-open.
 *
 * @param revision {@code fetchedAt} in milliseconds since 1970; the highest revision of an article
 *     wins
 * @param relevance how likely the article is about climate, from 0 to 1
 * @param published the publication date, or null if unknown; never the time of fetching
 * @param updated the date of the last change that the page states, later than the publication; null
 *     if it states none
 * @param language ISO 639-1 code of the main language; {@code und} if the text has no letters or no
 *     sign of a known language
 * @param fingerprint the name of the hash, a colon and its bytes in base64; null for an empty text
 * @param candidates the alternative values of title, date, authors and publisher if there are
 *     several; at most {@value #MAX_CANDIDATES}
 * @param translations the parts of the text that translate other parts
 * @param aliases other names of the article, see {@link
 *     dev.isobar.contracts.identity.ArticleIdentity}
 * @param extensions fields that are not part of the contract, kept unchanged
 */
public record EnrichedArticle(
    String id,
    long revision,
    String url,
    Source source,
    Instant fetchedAt,
    Instant enrichedAt,
    String taxonomyVersion,
    String enricherVersion,
    double relevance,
    Lane lane,
    String title,
    List<String> authors,
    Published published,
    @JsonInclude(JsonInclude.Include.NON_NULL) Published updated,
    String text,
    List<Removed> removed,
    String language,
    List<Segment> segments,
    List<Mention> mentions,
    List<Topic> topics,
    List<DateMention> dates,
    List<Happening> happenings,
    String fingerprint,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldCandidate> candidates,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Translation> translations,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> aliases,
    @JsonAnySetter @JsonAnyGetter Map<String, Object> extensions) {

  /** Limit of the schema. */
  public static final int MAX_CANDIDATES = 8;

  /**
   * @throws ContractViolationException if a required field is missing or a value is invalid
   */
  public EnrichedArticle {
    Required.text("/id", id);
    Required.value("/source", source);
    Required.value("/fetchedAt", fetchedAt);
    Required.value("/enrichedAt", enrichedAt);
    Required.text("/taxonomyVersion", taxonomyVersion);
    Required.text("/enricherVersion", enricherVersion);
    Required.share("/relevance", relevance);
    Required.value("/lane", lane);
    Required.value("/text", text);
    Required.value("/language", language);
    authors = Required.list("/authors", authors);
    removed = Required.list("/removed", removed);
    segments = Required.list("/segments", segments);
    mentions = Required.list("/mentions", mentions);
    topics = Required.list("/topics", topics);
    dates = Required.list("/dates", dates);
    happenings = Required.list("/happenings", happenings);
    candidates = candidates == null ? List.of() : List.copyOf(candidates);
    translations = translations == null ? List.of() : List.copyOf(translations);
    aliases = aliases == null ? List.of() : List.copyOf(aliases);
    extensions =
        extensions == null
            ? Map.of()
            : Collections.unmodifiableMap(new LinkedHashMap<>(extensions));
  }

  /** Returns the article of the deep lane, with other mentions and happenings. */
  public EnrichedArticle readDeep(
      List<Mention> deepMentions, List<Happening> deepHappenings, Instant now) {
    return copy(id, now, Lane.DEEP, deepMentions, deepHappenings);
  }

  /** Returns the same article under another of its ids. */
  public EnrichedArticle withId(String other) {
    return copy(other, enrichedAt, lane, mentions, happenings);
  }

  private EnrichedArticle copy(
      String newId,
      Instant newEnrichedAt,
      Lane newLane,
      List<Mention> newMentions,
      List<Happening> newHappenings) {
    return new EnrichedArticle(
        newId,
        revision,
        url,
        source,
        fetchedAt,
        newEnrichedAt,
        taxonomyVersion,
        enricherVersion,
        relevance,
        newLane,
        title,
        authors,
        published,
        updated,
        text,
        removed,
        language,
        segments,
        newMentions,
        topics,
        dates,
        newHappenings,
        fingerprint,
        candidates,
        translations,
        aliases,
        extensions);
  }
}
