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
 * Derives the id of an article. It is never random, so that an article sent twice has one id.
 *
 * <p>The id is derived from the canonical URL, else from the feed and its guid, else from the
 * normalised text: the first 128 bits of SHA-256 over {@code kind \n value}, in hexadecimal.
 */
public final class ArticleId {
  private ArticleId() {}

  /** Returns 32 hexadecimal digits. The article's own {@code id} is not used. */
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

  /** Normalises a text, so that case, width and white space do not change the id. */
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
      throw new IllegalStateException("SHA-256 is not available", e);
    }
  }
}
