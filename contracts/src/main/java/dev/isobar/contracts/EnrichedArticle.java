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
 * One article, read and tagged: EnrichedArticle v1 of {@code
 * schemas/enriched-article.v1.schema.json}.
 *
 * <p>Offsets count UTF-16 code units of {@code text}; ranges are half-open.
 *
 * @param revision {@code fetchedAt} in milliseconds since 1970; the highest of one article wins
 * @param relevance from 0 to 1: is it about climate?
 * @param published null where nothing states it; the time of fetching never poses as it
 * @param language ISO 639-1 code of the main language; {@code und} where the text has none
 * @param fingerprint the name of the hash, a colon, its bytes in base64; null for an empty text
 * @param candidates what else was read as title, date, authors or publisher, where readings differ;
 *     at most {@value #MOST_CANDIDATES}
 * @param translations which stretches translate others of the same text
 * @param extensions fields that the contract does not know; kept as they came
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
    String text,
    List<Removed> removed,
    String language,
    List<Segment> segments,
    List<Mention> mentions,
    List<Topic> topics,
    List<DateMention> dates,
    List<Happening> happenings,
    String fingerprint,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Candidate> candidates,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Translation> translations,
    @JsonAnySetter @JsonAnyGetter Map<String, Object> extensions) {

  /** The schema's limit. */
  public static final int MOST_CANDIDATES = 8;

  /**
   * @throws ContractViolation naming the JSON pointer of what is missing
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
    extensions =
        extensions == null
            ? Map.of()
            : Collections.unmodifiableMap(new LinkedHashMap<>(extensions));
  }

  /**
   * The same article as the deep lane reads it: other mentions and happenings, all else as it was.
   */
  public EnrichedArticle readDeep(
      List<Mention> deepMentions, List<Happening> deepHappenings, Instant now) {
    return new EnrichedArticle(
        id,
        revision,
        url,
        source,
        fetchedAt,
        now,
        taxonomyVersion,
        enricherVersion,
        relevance,
        Lane.DEEP,
        title,
        authors,
        published,
        text,
        removed,
        language,
        segments,
        deepMentions,
        topics,
        dates,
        deepHappenings,
        fingerprint,
        candidates,
        translations,
        extensions);
  }
}
