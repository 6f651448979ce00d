package dev.isobar.contracts.identity;

import dev.isobar.contracts.RawArticle;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * The id of an article: derived, never random, so that the same article brought twice is one.
 *
 * <p>From the canonical URL, else from the feed and its own guid, else from the normalised text:
 * the first 128 bits of SHA-256 in hex over {@code kind \n value}.
 */
public final class ArticleId {
  private ArticleId() {}

  /** 32 hexadecimal digits. The article's own {@code id} plays no part. */
  public static String of(RawArticle raw) {
    Optional<String> canonical = CanonicalUrl.of(raw.url());
    if (canonical.isPresent()) {
      return hash("url\n" + canonical.get());
    }
    if (raw.guid() != null && !raw.guid().isBlank()) {
      return hash("guid\n" + raw.feed() + "\n" + raw.guid().strip());
    }
    return hash(
        "text\n" + (raw.content() == null ? raw.contentBase64() : normalised(raw.content())));
  }

  /** Case, width and white space make no other article. */
  private static String normalised(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .replaceAll("\\s+", " ")
        .strip();
  }

  private static String hash(String key) {
    try {
      byte[] sha =
          MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(sha, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
