package dev.isobar.ingest.article;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.isobar.contracts.RawArticle;
import java.util.Base64;
import java.util.Locale;

/**
 * Strips from a page what no reader needs: scripts, styles, drawings, comments and inline images.
 * Scripts with data stay whole, because they may hold the date, the authors or the text: JSON, and
 * short scripts that name such a field. See {@link PageStripper}.
 */
final class HtmlReduction {
  private HtmlReduction() {}

  /** Returns whether an article is a page, by its media type. */
  static boolean isHtml(RawArticle article) {
    String type = article.contentType().toLowerCase(Locale.ROOT);
    return type.contains("html");
  }

  /** Returns the size of a page in bytes: as it was fetched, or in UTF-8 if it is text. */
  static int pageBytes(RawArticle article) {
    return article.content() != null
        ? article.content().getBytes(UTF_8).length
        : article.contentBytes().length;
  }

  /**
   * Returns the article with a reduced page.
   *
   * @param keepsState whether scripts with JSON that is no JSON-LD stay
   */
  static RawArticle of(RawArticle article, boolean keepsState) {
    String content = article.content();
    String base64 = article.contentBase64();
    if (content != null) {
      content = new PageStripper(content, keepsState).stripped();
    } else {
      // Tags are ASCII in every charset that needs this, so the bytes are cut as Latin-1.
      String page = new String(article.contentBytes(), ISO_8859_1);
      String stripped = new PageStripper(page, keepsState).stripped();
      base64 = Base64.getEncoder().encodeToString(stripped.getBytes(ISO_8859_1));
    }
    return new RawArticle(
        article.id(),
        article.url(),
        article.feed(),
        article.guid(),
        article.title(),
        article.authors(),
        article.publishedAt(),
        article.language(),
        article.country(),
        article.fetchedAt(),
        article.contentType(),
        content,
        base64,
        article.extensions());
  }
}
