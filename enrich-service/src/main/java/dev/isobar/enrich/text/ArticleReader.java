package dev.isobar.enrich.text;

import dev.isobar.contracts.RawArticle;
import java.util.List;

/** Finds the article in what a feed brought: HTML or flat text, as text or as bytes. */
public final class ArticleReader {

  public ArticleText read(RawArticle raw) {
    String content = raw.content() != null ? raw.content() : new String(raw.contentBytes());
    return new ArticleText(content, List.of(), content, null);
  }
}
