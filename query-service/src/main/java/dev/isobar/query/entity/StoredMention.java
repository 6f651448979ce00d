package dev.isobar.query.entity;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import org.hibernate.annotations.Immutable;

/** Maps a row of the table of mentions, which only {@link MentionWriter} writes. */
@Entity
@Immutable
@IdClass(StoredMention.Key.class)
@Table(name = "article_mention")
public class StoredMention extends PanacheEntityBase {
  @Id long article;
  @Id String entity;
  String type;
  String name;

  /** The number of mentions in the article. */
  int count;

  /** The distinct wordings, in the order of their first occurrence. */
  String[] forms;

  /** Identifies a row by article and entity. */
  public record Key(long article, String entity) implements Serializable {}
}
