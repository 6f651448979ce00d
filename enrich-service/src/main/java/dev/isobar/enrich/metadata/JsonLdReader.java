package dev.isobar.enrich.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/**
 * Reads the schema.org description of a page. Of several articles the page's own counts: the one
 * whose {@code url} or {@code mainEntityOfPage} is this page, else the one with this page's
 * headline, else the first that stands in no list.
 */
final class JsonLdReader {
  private static final Pattern ARTICLE =
      Pattern.compile("\\w*Article|\\w*Posting|Report|Review|CreativeWork|Recipe|PodcastEpisode");
  private static final Pattern PAGE = Pattern.compile("(?!.*Collection)\\w*Page");
  private static final Pattern ORGANISATION =
      Pattern.compile("\\w*Organization|Corporation|\\w*Station|Brand");
  private static final Pattern SITE = Pattern.compile("WebSite|NewsMediaOrganization");

  private static final double OWN = 0.95;
  private static final double FIRST = 0.7;
  private static final double OTHER = 0.3;

  private final JsonLdGraph graph;
  private final OwnPage own;
  private final MetadataCandidates candidates;

  private JsonLdReader(JsonLdGraph graph, OwnPage own, MetadataCandidates candidates) {
    this.graph = graph;
    this.own = own;
    this.candidates = candidates;
  }

  static void read(List<Element> scripts, OwnPage own, MetadataCandidates candidates) {
    if (!scripts.isEmpty()) {
      new JsonLdReader(JsonLdGraph.of(scripts), own, candidates).read();
    }
  }

  private void read() {
    JsonLdGraph.Entry best = null;
    int bestScore = Integer.MIN_VALUE;
    int articles = 0;
    for (JsonLdGraph.Entry entry : graph.entries) {
      JsonNode node = entry.node();
      if (JsonLdGraph.isType(node, ARTICLE)) {
        articles += entry.isOther() ? 0 : 1;
        int score = score(entry);
        if (score > bestScore) {
          best = entry;
          bestScore = score;
        }
      } else if (!entry.isOther()) {
        page(node);
      }
    }
    if (best != null) {
      boolean isOwn = bestScore >= 2 || bestScore >= 0 && articles == 1;
      article(best.node(), isOwn ? OWN : best.isOther() || bestScore < 0 ? OTHER : FIRST);
    }
  }

  private void page(JsonNode node) {
    if (JsonLdGraph.isType(node, PAGE)) {
      candidates.date(text(node, "datePublished"), 0.72, "json-ld page datePublished");
      candidates.update(text(node, "dateModified"), 0.6, "json-ld page dateModified");
    } else if (JsonLdGraph.isType(node, SITE)) {
      candidates.publisher(plain(text(node, "name")), 0.5, "json-ld site");
    } else if (node.has("datePublished")) {
      candidates.date(text(node, "datePublished"), 0.6, "json-ld datePublished");
    } else if (node.has("uploadDate")) {
      candidates.date(text(node, "uploadDate"), 0.4, "json-ld uploadDate");
    }
  }

  private int score(JsonLdGraph.Entry entry) {
    JsonNode node = entry.node();
    int score = entry.isOther() ? -3 : 0;
    boolean stated = false;
    for (String field : List.of("url", "mainEntityOfPage", "@id")) {
      JsonNode value = node.path(field);
      String address =
          value.isTextual()
              ? value.asText()
              : value.path("@id").asText(value.path("url").asText(""));
      stated |= address.startsWith("http") && !field.equals("@id");
      if (own.hasAddress(address)) {
        score += 4;
        break;
      }
    }
    String headline = plain(text(node, "headline"));
    boolean sameTitle = own.hasTitle(headline.isEmpty() ? plain(text(node, "name")) : headline);
    score += sameTitle ? 2 : 0;
    if (score < 2 && stated && !own.addresses().isEmpty() && !headline.isEmpty()) {
      score -= 1;
    }
    return score + (node.has("datePublished") && score >= 2 ? 1 : 0);
  }

  private void article(JsonNode node, double confidence) {
    candidates.title(plain(text(node, "headline")), confidence, "json-ld headline");
    candidates.title(plain(text(node, "name")), 0.3, "json-ld name");
    candidates.date(text(node, "datePublished"), confidence, "json-ld datePublished");
    candidates.date(text(node, "dateCreated"), confidence - 0.45, "json-ld dateCreated");
    candidates.update(text(node, "dateModified"), confidence - 0.05, "json-ld dateModified");
    authors(node.path("author"), confidence - 0.05, "json-ld author");
    authors(node.path("creator"), confidence - 0.25, "json-ld creator");
    for (JsonNode one : list(node.path("publisher"))) {
      candidates.publisher(name(graph.resolved(one)), confidence - 0.05, "json-ld publisher");
    }
  }

  private void authors(JsonNode stated, double confidence, String evidence) {
    List<String> people = new ArrayList<>();
    List<String> organisations = new ArrayList<>();
    for (JsonNode one : list(stated)) {
      JsonNode author = graph.resolved(one);
      boolean organisation = author.isObject() && JsonLdGraph.isType(author, ORGANISATION);
      JsonNode name = author.isObject() ? author.path("name") : author;
      for (JsonNode part : list(name)) {
        if (part.isTextual()) {
          (organisation ? organisations : people).add(plain(part.asText()));
        }
      }
      if (name.isMissingNode() && author.has("familyName")) {
        people.add(plain(text(author, "givenName") + " " + text(author, "familyName")));
      }
    }
    candidates.authors(people, confidence, evidence);
    candidates.organisations(organisations, confidence, evidence);
  }

  private static Iterable<JsonNode> list(JsonNode node) {
    return node.isArray() ? node : List.of(node);
  }

  private static String name(JsonNode node) {
    return plain(node.isTextual() ? node.asText() : text(node, "name"));
  }

  private static String text(JsonNode node, String field) {
    JsonNode value = node.path(field);
    value = value.isArray() && !value.isEmpty() ? value.get(0) : value;
    value = value.isObject() ? value.path("@value") : value;
    return value.asText("");
  }

  private static String plain(String text) {
    return text.indexOf('&') < 0 ? text : Parser.unescapeEntities(text, false);
  }
}
