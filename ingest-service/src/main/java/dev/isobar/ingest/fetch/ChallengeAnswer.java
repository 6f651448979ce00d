package dev.isobar.ingest.fetch;

import java.nio.charset.StandardCharsets;
import java.util.List;
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

  /** Marks that only challenge pages have, in lower case. */
  private static final List<String> SURE =
      List.of(
          // developers.cloudflare.com/cloudflare-challenges; FlareSolverr, providers/cloudflare
          "_cf_chl_opt",
          "id=\"cf-challenge-running\"",
          "cf-browser-verification",
          "<title>just a moment...</title>",
          "<title>attention required! | cloudflare</title>",
          // docs.datadome.co: the host of its interstitials
          "geo.captcha-delivery.com",
          "ct.captcha-delivery.com",
          // EnableSecurity/wafw00f: plugins incapsula, distil, perimeterx, sucuri
          "incapsula incident id",
          "distil_r_captcha",
          "distilcaptchaform",
          "id=\"px-captcha\"",
          "<title>sucuri website firewall",
          "sucuri_cloudproxy_js",
          // FlareSolverr: DDoS-Guard
          "id=\"link-ddg\"",
          "<title>ddos-guard</title>",
          // github.com/TecharoHQ/anubis
          "id=\"anubis_challenge\"",
          "/.within.website/x/cmd/anubis/",
          // Alibaba Cloud WAF: the script that computes the cookie
          "acw_sc__v2",
          "window._waf_",
          "aliyun_waf");

  /** Marks that ordinary pages can have too. */
  private static final List<String> UNSURE =
      List.of(
          "/cdn-cgi/challenge-platform/",
          "_incapsula_resource",
          "awswaf.com",
          "kpsdk",
          "verify you are human",
          "are you a robot",
          "checking your browser before accessing",
          "enable javascript and cookies to continue",
          "g-recaptcha",
          "hcaptcha.com",
          "cf-turnstile",
          "perimeterx",
          "datadome",
          "人机验证",
          "安全验证",
          "访问验证",
          "滑动验证",
          "创宇盾");

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
    return (SURE.stream().anyMatch(text::contains) && (refusal || small))
        || (UNSURE.stream().anyMatch(text::contains) && (refusal || body.length < SMALL / 8));
  }

  private static boolean isHtml(FetchResponse response, String text) {
    return response.header("content-type").filter(type -> type.contains("html")).isPresent()
        || text.contains("<html")
        || text.contains("<script");
  }
}
