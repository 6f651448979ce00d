package dev.isobar.query.topic;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import org.hibernate.annotations.Immutable;

/** A topic of an article in the view. Written by {@link TopicWriter} alone. */
@Entity
@Immutable
@IdClass(StoredTopic.Key.class)
@Table(name = "article_topic")
public class StoredTopic extends PanacheEntityBase {
  @Id long article;
  @Id String topic;

  /** Null where the article has the topic only through a narrower one. */
  Double score;

  /** Article and topic. */
  public record Key(long article, String topic) implements Serializable {}
}
