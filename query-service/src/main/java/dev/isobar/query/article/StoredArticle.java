package dev.isobar.query.article;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.annotations.Immutable;

/**
 * Maps the small columns of an article, which only {@link ArticleWriter} writes. {@link
 * ArticleContent} has the rest.
 */
@Entity
@Immutable
@Table(name = "article")
public class StoredArticle extends PanacheEntityBase {
  /** The number of the row. It depends on the order of arrival, so answers do not contain it. */
  @Id long seq;

  String id;
  long revision;
  Instant at;
  String feed;
  String publisher;
  String language;

  static Optional<StoredArticle> findArticle(String id) {
    return find("id", PostgresText.text(id)).firstResultOptional();
  }
}
