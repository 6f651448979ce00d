package dev.isobar.enrich.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;
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

  private StructuredBody() {}

  /** Returns the body that replaces a text, or null if the text is better or there is no body. */
  static String insteadOf(String text, Document page) {
    String body = longest(page);
    if (body == null || body.length() < MIN_LENGTH) {
      return null;
    }
    String plainText = Titles.plain(text);
    String plainBody = Titles.plain(body);
    boolean incomplete = plainText.length() < MIN_SHARE * plainBody.length();
    boolean other =
        plainText.length() < MAX_OTHER * plainBody.length()
            && common(plainBody, plainText) < MIN_COMMON;
    return incomplete || other ? cleaned(body) : null;
  }

  private static String longest(Document page) {
    String longest = null;
    for (Element script : page.select("script[type*=ld+json]")) {
      String data = script.data();
      if (!data.contains("\"articleBody\"")) {
        continue;
      }
      try {
        String body = body(LENIENT.readTree(stripped(data)));
        longest =
            body != null && (longest == null || body.length() > longest.length()) ? body : longest;
      } catch (JsonProcessingException e) {
        // The page itself is read as if the description were not there.
        continue;
      }
    }
    return longest;
  }

  /** Returns the data without the CDATA section or comment that some pages put around it. */
  private static String stripped(String data) {
    int start = 0;
    while (start < data.length() && "{[".indexOf(data.charAt(start)) < 0
        || data.startsWith("[CDATA[", start)) {
      start += data.startsWith("[CDATA[", start) ? 7 : 1;
    }
    int end = Math.max(data.lastIndexOf('}'), data.lastIndexOf("}]") + 1);
    return data.substring(Math.min(start, end + 1), end + 1);
  }

  private static String body(JsonNode root) {
    Deque<JsonNode> queue = new ArrayDeque<>();
    queue.add(root);
    String longest = null;
    for (int seen = 0; !queue.isEmpty() && seen < MAX_NODES; seen++) {
      JsonNode node = queue.remove();
      String body = node.path("articleBody").asText("");
      longest = longest == null || body.length() > longest.length() ? body : longest;
      for (JsonNode child : node) {
        if (child.isContainerNode()) {
          queue.add(child);
        }
      }
    }
    return longest;
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
