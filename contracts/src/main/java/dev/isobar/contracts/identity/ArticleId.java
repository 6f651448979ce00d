package dev.isobar.contracts.identity;

import dev.isobar.contracts.RawArticle;
import dev.isobar.contracts.Sha256;
import dev.isobar.contracts.identity.CanonicalUrl.Parts;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Derives the id of an article. It is never random, so that an article sent twice has one id.
 *
 * <p>The id is derived from the canonical URL (the one that the article's page names, see {@link
 * CanonicalLink}), else from the feed and its guid, else from the normalised text: the first 128
 * bits of SHA-256 over {@code kind \n value}, in hexadecimal.
 */
public final class ArticleId {
  /**
   * Version of the rules. It increases whenever an id may change; {@link ArticleIdentity} knows the
   * ids of the versions before.
   */
  public static final int VERSION = 2;

  private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");

  private ArticleId() {}

  /** Returns 32 hexadecimal digits. The article's own {@code id} is not used. */
  public static String of(RawArticle raw) {
    return of(raw, CanonicalUrl.parse(raw.url()));
  }

  static String of(RawArticle raw, Parts page) {
    if (page == null) {
      return withoutUrl(raw);
    }
    Parts named = CanonicalLink.of(raw, page);
    return of(named == null ? page : named);
  }

  /** Returns the id of an article at an address. */
  static String of(Parts address) {
    return hash("url\n" + address);
  }

  /** Derives an id from the guid or the text. This part is the same in all versions. */
  static String withoutUrl(RawArticle raw) {
    if (raw.guid() != null && !raw.guid().isBlank()) {
      return hash("guid\n" + raw.feed() + "\n" + raw.guid().strip());
    }
    return hash(
        "text\n" + (raw.content() == null ? raw.contentBase64() : normalised(raw.content())));
  }

  /** Normalises a text, so that case, width and white space do not change the id. */
  private static String normalised(String text) {
    String folded = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    return WHITE_SPACE.matcher(folded).replaceAll(" ").strip();
  }

  static String hash(String key) {
    return Sha256.hex(key.getBytes(StandardCharsets.UTF_8), 16);
  }
}
