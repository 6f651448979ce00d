package dev.isobar.enrich.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/**
 * Reads the article from schema.org's {@code articleBody}, for pages that hold no more than its
 * beginning or build the whole by script.
 */
final class StructuredBody {
  private static final ObjectMapper LENIENT =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
          .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
          .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
          .build();

  /** Nodes after which reading stops. */
  private static final int MAX_NODES = 5_000;

  /** Shortest body that may replace what the page shows, in characters. */
  private static final int MIN_LENGTH = 300;

  /** A text with less than this share of the body's length is only its beginning. */
  private static final double MIN_SHARE = 0.6;

  /** A text with less than this share of the body's words is another one. */
  private static final double MIN_COMMON = 0.3;

  /** A text with more than this times the body's length is not replaced: the body is a part. */
  private static final double MAX_OTHER = 2.5;

  /** Characters of a run that is looked for in the text to tell whether the two are the same. */
  private static final int RUN = 12;

  private static final int SAMPLES = 24;

  private static final Pattern TAG = Pattern.compile("<(?:p|br|div|h\\d|li|/p|a |strong|em)\\b");

  private static final Pattern LIST_END = Pattern.compile("[\\s,]*\\]");

  private StructuredBody() {}

  /** Returns the body that replaces a text, or null if the text is better or there is no body. */
  static String insteadOf(String text, Document page) {
    String described = own(page);
    String body = described == null ? "" : cleaned(described);
    if (body.length() < MIN_LENGTH) {
      return null;
    }
    String plainText = Titles.plain(text);
    String plainBody = Titles.plain(body);
    boolean incomplete = plainText.length() < MIN_SHARE * plainBody.length();
    boolean other =
        plainText.length() < MAX_OTHER * plainBody.length()
            && common(plainBody, plainText) < MIN_COMMON;
    return incomplete || other ? body : null;
  }

  /**
   * Returns the body of the page's own article: one with the address or the headline of the page,
   * else the longest of those that do not name another page. Null if there is none.
   */
  private static String own(Document page) {
    List<JsonNode> bodies = new ArrayList<>();
    for (Element script : page.select("script[type*=ld+json]")) {
      String data = script.data();
      if (data.contains("\"articleBody\"")) {
        try {
          collect(LENIENT.readTree(stripped(data)), bodies);
        } catch (JsonProcessingException e) {
          // The page itself is read as if the description were not there.
          continue;
        }
      }
    }
    if (bodies.isEmpty()) {
      return null;
    }
    PageAddress address = new PageAddress(page);
    String title = Titles.plain(page.title());
    String heading = page.selectFirst("h1") == null ? "" : page.selectFirst("h1").text();
    Map<Boolean, List<String>> byOwner = Map.of(true, new ArrayList<>(), false, new ArrayList<>());
    for (JsonNode node : bodies) {
      boolean own = isOwn(node, address, title, Titles.plain(heading));
      if (own || !namesOther(node, address)) {
        byOwner.get(own).add(node.path("articleBody").asText());
      }
    }
    List<String> candidates = byOwner.get(!byOwner.get(true).isEmpty());
    return candidates.stream().max(Comparator.comparingInt(String::length)).orElse(null);
  }

  private static boolean isOwn(
      JsonNode node, PageAddress address, String title, String plainHeading) {
    String headline = node.path("headline").asText(node.path("name").asText(""));
    return addresses(node).stream().anyMatch(address::isOwn)
        || address.isOwn(node.path("@id").asText(""))
        || Titles.isTitle(headline, title)
        || Titles.isTitle(headline, plainHeading);
  }

  private static boolean namesOther(JsonNode node, PageAddress address) {
    return address.isKnown() && !addresses(node).isEmpty();
  }

  /** Returns the absolute addresses that a work states for itself. */
  private static List<String> addresses(JsonNode node) {
    JsonNode main = node.path("mainEntityOfPage");
    return Stream.of(node.path("url"), main, main.path("@id"), main.path("url"))
        .map(value -> value.asText(""))
        .filter(value -> value.startsWith("http"))
        .toList();
  }

  /** Returns the data without the CDATA section or comment that some pages put around it. */
  private static String stripped(String data) {
    int start = 0;
    while (start < data.length() && "{[".indexOf(data.charAt(start)) < 0
        || data.startsWith("[CDATA[", start)) {
      start += data.startsWith("[CDATA[", start) ? 7 : 1;
    }
    int end = data.lastIndexOf('}') + 1;
    if (start < end && data.charAt(start) == '[') {
      Matcher list = LIST_END.matcher(data).region(end, data.length());
      end = list.lookingAt() ? list.end() : end;
    }
    return data.substring(Math.min(start, end), end);
  }

  private static void collect(JsonNode root, List<JsonNode> bodies) {
    Deque<JsonNode> queue = new ArrayDeque<>();
    queue.add(root);
    for (int seen = 0; !queue.isEmpty() && seen < MAX_NODES; seen++) {
      JsonNode node = queue.remove();
      if (!node.path("articleBody").asText("").isEmpty()) {
        bodies.add(node);
      }
      for (JsonNode child : node) {
        if (child.isContainerNode()) {
          queue.add(child);
        }
      }
    }
  }

  /** Returns the share of samples of the body that stand in the text. */
  private static double common(String plainBody, String plainText) {
    int step = Math.max(RUN, plainBody.length() / SAMPLES);
    int all = 0;
    int found = 0;
    for (int i = 0; i + RUN <= plainBody.length(); i += step) {
      all++;
      found += plainText.contains(plainBody.substring(i, i + RUN)) ? 1 : 0;
    }
    return all == 0 ? 0 : (double) found / all;
  }

  private static String cleaned(String body) {
    String unescaped = Parser.unescapeEntities(Parser.unescapeEntities(body, false), false);
    if (TAG.matcher(unescaped).find()) {
      Document fragment = Jsoup.parseBodyFragment(unescaped);
      fragment.select("script, style").remove();
      fragment.select("p, br, div, h1, h2, h3, h4, li").before("\n\n");
      unescaped = fragment.body().wholeText();
    }
    StringBuilder text = new StringBuilder();
    for (String line : unescaped.split("[\\n\\r\\u2028]+")) {
      String words = line.replace('\u00A0', ' ').strip();
      if (!words.isEmpty() && BoilerplatePatterns.removalReason(words, false) == null) {
        text.append(text.length() == 0 ? "" : "\n\n").append(words);
      }
    }
    return text.toString();
  }
}
