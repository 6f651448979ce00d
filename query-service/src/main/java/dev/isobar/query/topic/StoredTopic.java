package dev.isobar.query.topic;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import org.hibernate.annotations.Immutable;

/** Maps a row of the table of topics, which only {@link TopicWriter} writes. */
@Entity
@Immutable
@IdClass(StoredTopic.Key.class)
@Table(name = "article_topic")
public class StoredTopic extends PanacheEntityBase {
  @Id long article;
  @Id String topic;

  /** Null if the article has only a narrower topic. */
  Double score;

  /** Identifies a row by article and topic. */
  public record Key(long article, String topic) implements Serializable {}
}
