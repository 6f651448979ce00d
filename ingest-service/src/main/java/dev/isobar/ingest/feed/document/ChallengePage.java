package dev.isobar.ingest.feed.document;

import java.util.List;
import java.util.Locale;

/** Recognises pages that ask for a proof that the client is a person or a browser. */
final class ChallengePage {
  /** Marks of the services that send such pages, in lower case. Each is enough. */
  private static final List<String> MARKS =
      List.of(
          "/cdn-cgi/challenge-platform/",
          "cf-browser-verification",
          "cf_chl_opt",
          "cf-challenge",
          "cf-turnstile",
          "attention required! | cloudflare",
          "<title>just a moment...</title>",
          "ddos-guard",
          "_incapsula_resource",
          "incapsula incident id",
          "sucuri website firewall",
          "sucuri_cloudproxy",
          "px-captcha",
          "perimeterx",
          "geo.captcha-delivery.com",
          "captcha-delivery.com",
          "datadome",
          "awswafcookiedomainlist",
          "awswaf.com",
          "acw_sc__v2",
          "aliyun_waf",
          "aliyunwaf",
          "/.well-known/.git.gay/anubis",
          "anubis_challenge",
          "making sure you&#39;re not a bot",
          "making sure you're not a bot",
          "g-recaptcha",
          "hcaptcha.com/1/api.js",
          "kpsdk",
          "distil_r_captcha",
          "please enable js and disable any ad blocker",
          "enable javascript and cookies to continue",
          "checking your browser before accessing",
          "checking if the site connection is secure",
          "verify you are human",
          "verifying you are human",
          "are you a robot?",
          "slowaes.decrypt",
          "安全验证",
          "访问验证",
          "人机验证",
          "请完成验证",
          "滑动验证",
          "创宇盾",
          "安全狗",
          "waf拦截");

  private static final int MAX_SEARCH = 200_000;

  /** A page of this size that sets a cookie and loads itself again has no other purpose. */
  private static final int SMALL = 8_000;

  private ChallengePage() {}

  static boolean isChallenge(String html) {
    String page = html.substring(0, Math.min(html.length(), MAX_SEARCH)).toLowerCase(Locale.ROOT);
    if (MARKS.stream().anyMatch(page::contains)) {
      return true;
    }
    boolean isReload =
        page.contains("location.reload")
            || page.contains("location.href")
            || page.contains("eval(");
    return page.length() < SMALL && page.contains("document.cookie") && isReload;
  }
}
