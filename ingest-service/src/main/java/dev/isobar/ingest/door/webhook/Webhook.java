package dev.isobar.ingest.door.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.ContractViolationException;
import dev.isobar.ingest.article.AcceptedArticle;
import dev.isobar.ingest.article.RawArticleValidator;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One webhook: how its calls are checked and read.
 *
 * @param secret empty if callers need the API key instead
 * @param maxBytes the size limit of a call
 */
record Webhook(WebhookMapping mapping, Optional<WebhookSecret> secret, int maxBytes) {

  static Webhook of(String name, WebhookConfig.Webhook config) {
    return new Webhook(
        new WebhookMapping(name, config),
        config
            .secret()
            .map(secret -> new WebhookSecret(secret, config.secretHeader(), config.secretForm())),
        config.maxBytes());
  }

  /**
   * Returns the valid articles of a call.
   *
   * @param invalid receives the violation of each other article, with its pointer in the call
   * @throws ContractViolationException if the call as a whole is invalid
   */
  List<AcceptedArticle> read(
      byte[] body,
      Instant now,
      RawArticleValidator validator,
      Consumer<ContractViolationException> invalid) {
    List<AcceptedArticle> articles = new ArrayList<>();
    for (WebhookMapping.Item item : mapping.items(parse(body))) {
      try {
        articles.add(accept(item, mapping.article(item, now), validator));
      } catch (ContractViolationException e) {
        invalid.accept(e);
      }
    }
    return articles;
  }

  private AcceptedArticle accept(
      WebhookMapping.Item item, byte[] article, RawArticleValidator validator) {
    try {
      return validator.accept(article);
    } catch (ContractViolationException e) {
      throw mapping.inCall(item, e);
    }
  }

  private static JsonNode parse(byte[] body) {
    try {
      return ContractJson.mapper().readTree(body);
    } catch (IOException | StackOverflowError e) {
      throw new ContractViolationException(
          ContractViolationException.Reason.NOT_JSON,
          "",
          "is not JSON in UTF-8: send the call as one JSON value");
    }
  }
}
