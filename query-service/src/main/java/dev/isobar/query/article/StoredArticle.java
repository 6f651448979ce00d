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

/** Maps a row of the table of articles, which only {@link ArticleWriter} writes. */
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

  /** Used in conditions, never loaded. */
  @Basic(fetch = FetchType.LAZY)
  @Column(columnDefinition = "tsvector")
  String words;

  /** The event in the format of {@link CompressedJson}. */
  byte[] document;

  /** Returns the value of the event, unchanged. */
  byte[] json() {
    return CompressedJson.unpack(document);
  }

  static Optional<StoredArticle> findArticle(String id) {
    return find("id", PostgresText.text(id)).firstResultOptional();
  }
}
