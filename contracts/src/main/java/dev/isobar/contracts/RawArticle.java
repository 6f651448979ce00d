package dev.isobar.contracts;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Holds one article as delivered by a feed: RawArticle v1 of {@code
 * schemas/raw-article.v1.schema.json}.
 *
 * <p>The feed's own statements (title, authors, publishedAt, language, country) may be wrong and
 * count as evidence. Exactly one of {@code content} and {@code contentBase64} is present.
 *
 * @param id the article id; null until it is derived, see {@link
 *     dev.isobar.contracts.identity.ArticleId}
 * @param publishedAt the time of publication in any format
 * @param country the country of the source, ISO 3166-1 alpha-2; null if the feed does not say it.
 *     Before the field existed, producers could send another one of this name
 * @param contentBase64 the article's bytes in base64, for feeds that do not know the charset
 * @param extensions fields that are not part of the contract, kept unchanged
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record RawArticle(
    String id,
    String url,
    String feed,
    String guid,
    String title,
    List<String> authors,
    String publishedAt,
    String language,
    String country,
    Instant fetchedAt,
    String contentType,
    @JsonInclude(JsonInclude.Include.NON_NULL) String content,
    @JsonInclude(JsonInclude.Include.NON_NULL) String contentBase64,
    @JsonAnySetter @JsonAnyGetter Map<String, Object> extensions) {

  private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");

  /**
   * @throws ContractViolationException if a required field is missing or a value is invalid
   */
  public RawArticle {
    Required.text("/feed", feed);
    Required.value("/fetchedAt", fetchedAt);
    Required.text("/contentType", contentType);
    if ((content == null) == (contentBase64 == null)) {
      throw new ContractViolationException(
          "/content", "exactly one of content and contentBase64 is needed");
    }
    authors = authors == null ? List.of() : List.copyOf(authors);
    extensions =
        extensions == null
            ? Map.of()
            : Collections.unmodifiableMap(new LinkedHashMap<>(extensions));
  }

  /**
   * Returns an article with the required fields alone.
   *
   * @param id null until it is derived
   */
  public static RawArticle of(
      String id, String feed, Instant fetchedAt, String contentType, String content) {
    return new RawArticle(
        id,
        null,
        feed,
        null,
        null,
        null,
        null,
        null,
        null,
        fetchedAt,
        contentType,
        content,
        null,
        null);
  }

  /** Returns the article with an id. */
  public RawArticle withId(String id) {
    return at(id, url);
  }

  /** Returns the article at an address. */
  public RawArticle withUrl(String url) {
    return at(id, url);
  }

  private RawArticle at(String newId, String newUrl) {
    return new RawArticle(
        newId,
        newUrl,
        feed,
        guid,
        title,
        authors,
        publishedAt,
        language,
        country,
        fetchedAt,
        contentType,
        content,
        contentBase64,
        extensions);
  }

  /**
   * Returns {@code fetchedAt} in milliseconds since 1970; the highest revision of an article wins.
   */
  public long revision() {
    return fetchedAt.toEpochMilli();
  }

  /**
   * Returns the bytes of {@code contentBase64}, or null if the article has {@code content}. White
   * space is ignored. Any other invalid character is an error; the MIME decoder would skip it.
   *
   * @throws ContractViolationException at {@code /contentBase64} if it is not base64
   */
  public byte[] contentBytes() {
    try {
      return contentBase64 == null
          ? null
          : Base64.getDecoder().decode(WHITE_SPACE.matcher(contentBase64).replaceAll(""));
    } catch (IllegalArgumentException e) {
      throw new ContractViolationException("/contentBase64", "is not base64: " + e.getMessage());
    }
  }
}
