package dev.isobar.ingest.fetch;

import java.util.List;

/** Holds the marks of bot protections in pages, in lower case, with their sources. */
final class ChallengeMarks {
  /** Marks that only challenge pages have. */
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
          "cf_chl_opt",
          "cf-challenge",
          "cf-turnstile",
          "attention required! | cloudflare",
          "ddos-guard",
          "_incapsula_resource",
          "sucuri website firewall",
          "sucuri_cloudproxy",
          "px-captcha",
          "perimeterx",
          "captcha-delivery.com",
          "datadome",
          "awswafcookiedomainlist",
          "awswaf.com",
          "aliyunwaf",
          "/.well-known/.git.gay/anubis",
          "anubis_challenge",
          "making sure you&#39;re not a bot",
          "making sure you're not a bot",
          "g-recaptcha",
          "hcaptcha.com",
          "kpsdk",
          "please enable js and disable any ad blocker",
          "enable javascript and cookies to continue",
          "checking your browser before accessing",
          "checking if the site connection is secure",
          "verify you are human",
          "verifying you are human",
          "are you a robot",
          "slowaes.decrypt",
          "安全验证",
          "访问验证",
          "人机验证",
          "请完成验证",
          "滑动验证",
          "创宇盾",
          "安全狗",
          "waf拦截");

  private ChallengeMarks() {}

  /** Returns whether a page has a mark that only challenge pages have. */
  static boolean hasSure(String lowerCase) {
    return SURE.stream().anyMatch(lowerCase::contains);
  }

  /** Returns whether a page has any mark. */
  static boolean hasAny(String lowerCase) {
    return hasSure(lowerCase) || UNSURE.stream().anyMatch(lowerCase::contains);
  }
}
