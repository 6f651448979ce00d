package dev.isobar.query.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.Sha256;
import dev.isobar.query.alert.AlertHits.Hit;
import dev.isobar.query.rest.PublicAddress;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Makes the messages of alerts. */
@Singleton
class AlertMessages {
  /** A message names so many articles, the newest ones, and counts all. */
  static final int MAX_ARTICLES = 100;

  /** What a webhook gets as type. */
  static final String TYPE = "alert.matched";

  static final String ARTICLES = "articles";

  private static final int ID_BYTES = 16;

  private final PublicAddress address;

  AlertMessages(PublicAddress address) {
    this.address = address;
  }

  /**
   * Returns the message about some articles. Its id depends only on the alert and the articles.
   *
   * @param told in the order of time, at least one
   */
  ObjectNode message(Alert alert, List<Hit> told, HitSelection selection, Instant now) {
    ObjectNode message = ContractJson.mapper().createObjectNode();
    message.put("id", id(alert, told));
    message.putObject("alert").put("id", alert.id()).put("name", alert.name());
    message.put("created", now.truncatedTo(ChronoUnit.MILLIS).toString());
    message.put("count", told.size());
    ArrayNode articles = message.putArray(ARTICLES);
    for (int i = told.size() - 1; i >= Math.max(0, told.size() - MAX_ARTICLES); i--) {
      articles.add(article(told.get(i), selection));
    }
    return message;
  }

  private ObjectNode article(Hit hit, HitSelection selection) {
    try {
      ObjectNode item = (ObjectNode) ContractJson.mapper().readTree(hit.item());
      item.put("story", selection.story(hit));
      // Relative without a public address.
      item.put(
          "link",
          address.configured().orElse("")
              + "/articles/"
              + URLEncoder.encode(hit.article(), StandardCharsets.UTF_8).replace("+", "%20"));
      if (!selection.firstMentions(hit).isEmpty()) {
        ArrayNode first = item.putArray("firstMentions");
        selection.firstMentions(hit).stream().sorted().forEach(first::add);
      }
      return item;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String id(Alert alert, List<Hit> told) {
    StringBuilder text = new StringBuilder(alert.id()).append('\n').append(alert.created());
    told.stream()
        .map(hit -> "\n" + hit.article() + '\n' + hit.revision())
        .sorted()
        .forEach(text::append);
    return "msg_" + Sha256.hex(text.toString().getBytes(StandardCharsets.UTF_8), ID_BYTES);
  }
}
