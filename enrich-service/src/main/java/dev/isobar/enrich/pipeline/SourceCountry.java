package dev.isobar.enrich.pipeline;

import dev.isobar.contracts.CountryCode;
import dev.isobar.contracts.RawArticle;
import dev.isobar.contracts.identity.CanonicalUrl;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Finds the country of an article's source: what the feed or the sender states, else the country
 * whose domain its address has.
 *
 * <p>The domains of countries are their codes of ISO 3166-1, except {@code uk} (IANA, Root Zone
 * Database, as are the domains in other scripts and those of the United States). Those that are
 * sold as general ones say nothing: the list of Google Search Central, "Managing multi-regional and
 * multilingual sites", and more that are marketed so. Below them, too, a government's domain is the
 * country's: {@code minambiente.gov.co}.
 */
final class SourceCountry {
  private static final Map<String, String> OTHER_DOMAINS =
      Map.ofEntries(
          Map.entry("uk", "GB"),
          Map.entry("gov", "US"),
          Map.entry("mil", "US"),
          Map.entry("xn--fiqs8s", "CN"), // 中国
          Map.entry("xn--fiqz9s", "CN"), // 中國
          Map.entry("xn--j6w193g", "HK"), // 香港
          Map.entry("xn--kprw13d", "TW"), // 台湾
          Map.entry("xn--kpry57d", "TW"), // 台灣
          Map.entry("xn--mix891f", "MO"), // 澳門
          Map.entry("xn--yfro4i67o", "SG"), // 新加坡
          Map.entry("xn--3e0b707e", "KR"), // 한국
          Map.entry("xn--p1ai", "RU")); // рф

  private static final Set<String> SOLD_AS_GENERAL =
      Set.of(
          ("ad ag ai as bz cc cd co cx dj fm gd gg gl im io la ly me ms nu pw sc sh so sr st"
                  + " tk to tv vc vg ws")
              .split(" "));

  private static final Set<String> GOVERNMENTS = Set.of("gov", "gob", "gouv", "mil");

  private SourceCountry() {}

  /** Returns the country, ISO 3166-1 alpha-2; null if nothing says it. */
  static String of(RawArticle article) {
    return CountryCode.isAssigned(article.country()) ? article.country() : ofAddress(article.url());
  }

  /** Returns the country whose domain the address has; null if it has no country's. */
  static String ofAddress(String url) {
    return CanonicalUrl.of(url).map(SourceCountry::ofCanonical).orElse(null);
  }

  private static String ofCanonical(String url) {
    String[] labels = url.split("[:/?#]", 2)[0].split("\\.");
    if (labels.length < 2) {
      return null;
    }
    String top = labels[labels.length - 1];
    if (SOLD_AS_GENERAL.contains(top) && !GOVERNMENTS.contains(labels[labels.length - 2])) {
      return null;
    }
    String code = OTHER_DOMAINS.getOrDefault(top, top.toUpperCase(Locale.ROOT));
    return CountryCode.isAssigned(code) ? code : null;
  }
}
