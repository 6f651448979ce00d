package dev.isobar.query.story;

import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.EnrichedArticle;
import dev.isobar.query.search.IndexedText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Holds what is to be told of a story that has changed. Immutable, apart from what it caches. */
public final class StoryUpdate {
  private final long position;
  private final String id;
  private final String event;
  private final StoryItem item;
  private final byte[] json;
  private final List<Member> members;

  /** Holds an article with its words, which few filters need. */
  private record Member(EnrichedArticle article, Supplier<IndexedText> words) {}

  private StoryUpdate(
      long position,
      String id,
      String event,
      StoryItem item,
      Map<String, Object> data,
      List<EnrichedArticle> articles) {
    this.position = position;
    this.id = id;
    this.event = event;
    this.item = item;
    this.json = ContractJson.write(data);
    this.members = new ArrayList<>();
    articles.forEach(article -> members.add(new Member(article, once(article))));
  }

  /** Returns the update of a story that is there. */
  static StoryUpdate of(
      long position, StoryChange change, StoryItem item, List<EnrichedArticle> articles) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("change", change.kind().word());
    if (change.other() != null) {
      data.put("of", change.other());
    }
    data.put("story", item);
    return new StoryUpdate(position, item.id(), "story", item, data, articles);
  }

  /** Returns the update of a story that has become breaking. */
  static StoryUpdate breaking(long position, StoryItem item, List<EnrichedArticle> articles) {
    return new StoryUpdate(position, item.id(), "breaking", item, Map.of("story", item), articles);
  }

  /**
   * Returns the update of a story that is no more.
   *
   * @param into the story that has its earliest article now; null if none has
   */
  static StoryUpdate ended(long position, String id, String into) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("id", id);
    if (into != null) {
      data.put("into", into);
    }
    return new StoryUpdate(position, id, into == null ? "gone" : "merged", null, data, List.of());
  }

  /** Returns the position of the change. */
  public long position() {
    return position;
  }

  /** Returns the id of the story. */
  public String id() {
    return id;
  }

  /** Returns the name of its event, one of {@link StoryFilter#EVENTS}. */
  public String event() {
    return event;
  }

  /** Returns its data as JSON on one line; not to be modified. */
  public byte[] json() {
    return json;
  }

  /** Returns whether the story matches. One that is no more always does: it names no content. */
  public boolean matches(StoryFilter filter) {
    if (!filter.events().contains(event)) {
      return false;
    }
    return item == null
        || filter.matches(item)
            && (!filter.needsArticles()
                || members.stream()
                    .anyMatch(m -> filter.articles().matches(m.article(), m.words())));
  }

  private static Supplier<IndexedText> once(EnrichedArticle article) {
    IndexedText[] known = new IndexedText[1];
    return () -> {
      synchronized (known) {
        if (known[0] == null) {
          known[0] = IndexedText.of(article);
        }
        return known[0];
      }
    };
  }
}
