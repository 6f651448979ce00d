package dev.isobar.ingest.fetch;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/**
 * Recognises answers of bot protections, which ask for a browser or a person instead of showing the
 * page. Sites that use such a protection have its scripts on ordinary pages too, so a mark in the
 * text counts only if the page is a refusal, or has little else.
 */
public final class ChallengeAnswer {
  private static final Set<Integer> REFUSALS = Set.of(401, 403, 405, 406, 429, 503);

  /** Ordinary article pages are larger than challenge pages with status 200. */
  private static final int SMALL = 40_000;

  private static final int SEARCHED = 100_000;
  private static final int SEARCHED_FOR_FEED = 200_000;

  /** A page of this size that sets a cookie and loads itself again has no other purpose. */
  private static final int RELOADING = 8_000;

  private ChallengeAnswer() {}

  /** Returns whether an answer comes from a bot protection. */
  public static boolean isChallenge(FetchResponse response) {
    // developers.cloudflare.com/cloudflare-challenges/challenge-types/challenge-pages/detect-response
    if (response.header("cf-mitigated").filter("challenge"::equalsIgnoreCase).isPresent()
        // docs.aws.amazon.com/waf/latest/developerguide/waf-captcha-and-challenge-how-it-works.html
        || response.header("x-amzn-waf-action").isPresent()) {
      return true;
    }
    byte[] body = response.body();
    String text =
        new String(body, 0, Math.min(body.length, SEARCHED), StandardCharsets.UTF_8)
            .toLowerCase(Locale.ROOT);
    if (!isHtml(response, text)) {
      return false;
    }
    boolean refusal = REFUSALS.contains(response.status());
    boolean small = body.length < SMALL;
    return (ChallengeMarks.hasSure(text) && (refusal || small))
        || (ChallengeMarks.hasAny(text) && (refusal || body.length < SMALL / 8));
  }

  /**
   * Returns whether a page that came where a feed was expected is from a bot protection. Each mark
   * counts, because an ordinary page is not expected there.
   */
  public static boolean isInsteadOfFeed(String html) {
    String page = html.substring(0, Math.min(html.length(), SEARCHED_FOR_FEED));
    String text = page.toLowerCase(Locale.ROOT);
    boolean reloads =
        text.contains("location.reload")
            || text.contains("location.href")
            || text.contains("eval(");
    return ChallengeMarks.hasAny(text)
        || (text.length() < RELOADING && text.contains("document.cookie") && reloads);
  }

  private static boolean isHtml(FetchResponse response, String text) {
    return response.header("content-type").filter(type -> type.contains("html")).isPresent()
        || text.contains("<html")
        || text.contains("<script");
  }
}
