package dev.isobar.query.alert;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;

/** Maps a message of an alert. */
@Entity
@Table(name = "alert_message")
public class StoredAlertMessage extends PanacheEntityBase {
  @Id String id;
  String alert;
  Instant created;

  /** What webhooks get as data, as JSON. */
  String body;

  /** Returns the last messages of an alert, newest first. */
  static List<StoredAlertMessage> last(String alert, int limit) {
    return find("alert = ?1 order by created desc, id desc", alert).page(0, limit).list();
  }
}
