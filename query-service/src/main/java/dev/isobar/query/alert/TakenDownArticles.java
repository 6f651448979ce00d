package dev.isobar.query.alert;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.isobar.contracts.ContractJson;
import dev.isobar.query.article.PresentArticles;
import dev.isobar.query.webhook.MessageRule;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Withholds articles that were taken down after a message was queued. */
@Singleton
class TakenDownArticles implements MessageRule {
  private final PresentArticles articles;

  TakenDownArticles(PresentArticles articles) {
    this.articles = articles;
  }

  @Override
  public Optional<String> rest(String type, String body) {
    if (!type.equals(AlertMessages.TYPE)) {
      return Optional.of(body);
    }
    ObjectNode message = AlertMessageQueries.parse(body);
    JsonNode listed = message.path("data").path(AlertMessages.ARTICLES);
    Set<String> ids = new HashSet<>();
    listed.forEach(article -> ids.add(article.path("id").asText()));
    Set<String> removed = articles.removed(ids);
    if (removed.isEmpty()) {
      return Optional.of(body);
    }
    AlertMessageQueries.withhold((ArrayNode) listed, removed);
    return listed.isEmpty()
        ? Optional.empty()
        : Optional.of(new String(ContractJson.write(message), UTF_8));
  }
}
