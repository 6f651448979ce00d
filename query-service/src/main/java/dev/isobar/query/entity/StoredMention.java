package dev.isobar.query.entity;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import org.hibernate.annotations.Immutable;

/** An entity that an article in the view mentions. Written by {@link MentionWriter} alone. */
@Entity
@Immutable
@IdClass(StoredMention.Key.class)
@Table(name = "article_mention")
public class StoredMention extends PanacheEntityBase {
  @Id long article;
  @Id String entity;
  String type;
  String name;

  /** How often the article mentions it. */
  int count;

  /** The different wordings, in the order of their places. */
  String[] forms;

  /** Article and entity. */
  public record Key(long article, String entity) implements Serializable {}
}
