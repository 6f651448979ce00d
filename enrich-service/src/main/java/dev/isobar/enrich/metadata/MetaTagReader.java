package dev.isobar.enrich.metadata;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** Reads meta tags: OpenGraph, Dublin Core, citation tags and those of {@link MetaNames}. */
final class MetaTagReader {
  private static final List<String> ATTRIBUTES =
      List.of("property", "name", "itemprop", "http-equiv");

  /** The label of the author in cards that publishing systems make for messengers. */
  private static final Pattern WRITTEN_BY =
      Pattern.compile(
          "(?iu)(?:written|posted) by|author|verfasst von|geschrieben von|autor|[ée]crit"
              + " par|escrito por|scritto da|geschreven door|skrevet av|skriven av|作者");

  private final MetadataCandidates candidates;
  private final Map<String, List<String>> authors = new HashMap<>();
  private final Map<String, String> cards = new HashMap<>();

  private MetaTagReader(MetadataCandidates candidates) {
    this.candidates = candidates;
  }

  /** Reads the tags of a page, without those of its comments and of other articles. */
  static void read(PageScan page, MetadataCandidates candidates) {
    MetaTagReader reader = new MetaTagReader(candidates);
    page.metas.stream().filter(meta -> !page.isAside(meta)).forEach(reader::read);
    reader.authors.forEach(
        (name, values) ->
            reader.authors(name, values, MetaNames.AUTHORS.get(name), "meta " + name));
    for (String number : List.of("1", "2")) {
      String label = reader.cards.getOrDefault("twitter:label" + number, "");
      String value = reader.cards.get("twitter:data" + number);
      if (value != null && WRITTEN_BY.matcher(label.strip()).matches()) {
        candidates.authors(List.of(value), 0.78, "meta twitter:data" + number);
      }
    }
  }

  /** Returns the content of the first meta tag of a name, or an empty string. */
  static String content(List<Element> metas, String name) {
    for (Element meta : metas) {
      if (meta.attr("property").equalsIgnoreCase(name)
          || meta.attr("name").equalsIgnoreCase(name)) {
        return meta.attr("content").strip();
      }
    }
    return "";
  }

  private void read(Element meta) {
    String content = meta.hasAttr("content") ? meta.attr("content") : meta.attr("datetime");
    if (content.isBlank()) {
      return;
    }
    for (String attribute : ATTRIBUTES) {
      String name = meta.attr(attribute).strip().toLowerCase(Locale.ROOT);
      if (!name.isEmpty() && read(name, content)) {
        return;
      }
    }
  }

  private boolean read(String name, String content) {
    String evidence = "meta " + name;
    if (MetaNames.DATES.containsKey(name)) {
      candidates.date(content, MetaNames.DATES.get(name), evidence);
    } else if (MetaNames.UPDATES.containsKey(name)) {
      candidates.update(content, MetaNames.UPDATES.get(name), evidence);
    } else if (MetaNames.AUTHORS.containsKey(name)) {
      authors.computeIfAbsent(name, n -> new ArrayList<>()).add(content);
    } else if (MetaNames.TITLES.containsKey(name)) {
      candidates.title(content, MetaNames.TITLES.get(name), evidence);
    } else if (MetaNames.PUBLISHERS.containsKey(name)) {
      candidates.publisher(content, MetaNames.PUBLISHERS.get(name), evidence);
    } else if (name.startsWith("twitter:label") || name.startsWith("twitter:data")) {
      cards.putIfAbsent(name, content);
    } else {
      return false;
    }
    return true;
  }

  private void authors(String name, List<String> values, double confidence, String evidence) {
    if (MetaNames.ONE_PERSON_EACH.contains(name)) {
      candidates.people(values, confidence, evidence);
    } else {
      candidates.authors(values, confidence, evidence);
    }
  }
}
