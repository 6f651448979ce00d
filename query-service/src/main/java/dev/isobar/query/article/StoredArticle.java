package dev.isobar.query.article;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Basic;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.annotations.Immutable;

/** An article in the view. Written by {@link ArticleWriter} alone. */
@Entity
@Immutable
@Table(name = "article")
public class StoredArticle extends PanacheEntityBase {
  /** The row's number. It depends on when the row was made, so no answer shows it. */
  @Id long seq;

  String id;
  long revision;
  Instant at;
  String feed;
  String publisher;
  String language;

  /** Only for conditions; never read. */
  @Basic(fetch = FetchType.LAZY)
  @Column(columnDefinition = "tsvector")
  String words;

  /** {@link CompressedJson}. */
  byte[] document;

  /** The event's value as it came. */
  byte[] json() {
    return CompressedJson.unpack(document);
  }

  static Optional<StoredArticle> findArticle(String id) {
    return find("id", PostgresText.text(id)).firstResultOptional();
  }
}
