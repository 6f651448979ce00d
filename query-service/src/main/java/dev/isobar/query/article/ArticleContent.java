package dev.isobar.query.article;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.annotations.Immutable;

/** Maps what lists and searches read of an article. Only {@link ContentWriter} writes it. */
@Entity
@Immutable
@IdClass(ArticleContent.Key.class)
@Table(name = "article_content")
public class ArticleContent extends PanacheEntityBase {
  @Id Instant at;
  @Id String id;

  /** The event in the format of {@link CompressedJson}. */
  byte[] document;

  /** Identifies a row by time, which decides its partition, and id. */
  public record Key(Instant at, String id) implements Serializable {}

  /** Returns the value of the event, unchanged. */
  byte[] json() {
    return CompressedJson.unpack(document);
  }

  static Optional<ArticleContent> findArticle(String id) {
    return StoredArticle.findArticle(id)
        .flatMap(
            article -> find("at = ?1 and id = ?2", article.at, article.id).singleResultOptional());
  }
}
