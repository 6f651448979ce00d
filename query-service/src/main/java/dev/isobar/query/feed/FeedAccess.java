package dev.isobar.query.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.isobar.contracts.http.ProblemDetail;
import dev.isobar.query.config.ApiConfig;
import dev.isobar.query.rest.ProblemException;
import dev.isobar.query.rest.QueryParameters;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.util.List;

/**
 * Lets feed readers read feeds by a token in the address, because they cannot log in. Without
 * configured tokens every reader may read.
 */
@Singleton
public class FeedAccess {
  /** The parameter that has the token. */
  public static final String TOKEN = "token";

  private final List<byte[]> tokens;

  FeedAccess(ApiConfig api) {
    this.tokens = api.feedTokens().values().stream().map(token -> token.getBytes(UTF_8)).toList();
  }

  /**
   * Checks the token of a request.
   *
   * @throws ProblemException with status 401 if a token is needed and missing or wrong
   */
  public void require(QueryParameters parameters) {
    String token = parameters.single(TOKEN);
    if (!tokens.isEmpty() && (token == null || !isKnown(token.getBytes(UTF_8)))) {
      throw new ProblemException(
          ProblemDetail.of(
              "unauthorized",
              "The feed token is missing or wrong",
              401,
              "Add a value of isobar.api.feed-tokens to the address, as token=VALUE"));
    }
  }

  /** Compares with every token in constant time, so that the time does not reveal any. */
  private boolean isKnown(byte[] token) {
    boolean found = false;
    for (byte[] known : tokens) {
      found |= MessageDigest.isEqual(known, token);
    }
    return found;
  }
}
