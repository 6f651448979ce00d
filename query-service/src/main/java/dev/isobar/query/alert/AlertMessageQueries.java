package dev.isobar.query.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.isobar.contracts.ContractJson;
import dev.isobar.query.article.PresentArticles;
import dev.isobar.query.store.SchemaMigrator;
import dev.isobar.query.store.SnapshotReader.ViewNotReadyException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/** Reads the last messages of alerts, without articles that were taken down since. */
@Singleton
class AlertMessageQueries {
  private final SchemaMigrator schema;
  private final PresentArticles articles;

  AlertMessageQueries(SchemaMigrator schema, PresentArticles articles) {
    this.schema = schema;
    this.articles = articles;
  }

  /** Returns messages of an alert, newest first. */
  List<ObjectNode> last(String alert, int limit) {
    if (!schema.isDeliveryReady()) {
      throw new ViewNotReadyException();
    }
    return QuarkusTransaction.requiringNew().call(() -> read(alert, limit));
  }

  private List<ObjectNode> read(String alert, int limit) {
    List<ObjectNode> messages = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (StoredAlertMessage stored : StoredAlertMessage.last(alert, limit)) {
      ObjectNode message = parse(stored.body);
      message.path(AlertMessages.ARTICLES).forEach(article -> ids.add(article.path("id").asText()));
      messages.add(message);
    }
    Set<String> removed = articles.removed(ids);
    if (!removed.isEmpty()) {
      messages.forEach(
          message -> withhold((ArrayNode) message.get(AlertMessages.ARTICLES), removed));
    }
    return messages;
  }

  static void withhold(ArrayNode some, Set<String> removed) {
    for (Iterator<JsonNode> each = some.iterator(); each.hasNext(); ) {
      if (removed.contains(each.next().path("id").asText())) {
        each.remove();
      }
    }
  }

  static ObjectNode parse(String body) {
    try {
      return (ObjectNode) ContractJson.mapper().readTree(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
