package dev.isobar.query.live;

import dev.isobar.contracts.ContractJson;
import dev.isobar.query.cursor.StreamCursor;
import dev.isobar.query.cursor.ViewPosition;
import dev.isobar.query.story.StoryFilter;
import dev.isobar.query.story.StoryUpdate;
import dev.isobar.query.story.StoryUpdates;
import io.vertx.core.buffer.Buffer;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Holds updates of stories for all subscribers that have read up to {@code from} or a little
 * further, with what they share: events, and which updates match a filter. Thread-safe.
 */
final class StoryChunk {
  private final long from;
  private final StreamCursor end;
  private final List<StoryUpdate> updates;
  private final List<Buffer> events;
  private final Map<StoryFilter, BitSet> matches = new ConcurrentHashMap<>();

  private StoryChunk(long from, StreamCursor end, List<StoryUpdate> updates, List<Buffer> events) {
    this.from = from;
    this.end = end;
    this.updates = updates;
    this.events = events;
  }

  /**
   * Returns a chunk.
   *
   * @param read the cursor of the snapshot in which the updates were read
   */
  static StoryChunk of(long from, StoryUpdates.Chunk chunk, StreamCursor read) {
    List<Buffer> events =
        chunk.updates().stream()
            .map(
                update ->
                    ServerSentEvent.event(
                        update.event(), at(read, update.position()), update.json()))
            .toList();
    return new StoryChunk(from, at(read, chunk.until()), chunk.updates(), events);
  }

  private static StreamCursor at(StreamCursor read, long number) {
    return read.withView(new ViewPosition(read.view().view(), number));
  }

  long from() {
    return from;
  }

  /** Returns the cursor after all updates. */
  StreamCursor end() {
    return end;
  }

  long until() {
    return end.view().number();
  }

  int size() {
    return updates.size();
  }

  long position(int update) {
    return updates.get(update).position();
  }

  /** Returns the cursor after an update. */
  StreamCursor after(int update) {
    return at(end, position(update));
  }

  /** Returns the event of an update; not to be modified. */
  Buffer event(int update) {
    return events.get(update);
  }

  /** Returns the event for those whose filter an update does not match. */
  Buffer left(int update) {
    byte[] id = ContractJson.write(Map.of("id", updates.get(update).id()));
    return ServerSentEvent.event("left", after(update), id);
  }

  /** Compares the updates with a filter, unless an equal one was. */
  void compare(StoryFilter filter) {
    try {
      matching(filter);
    } catch (RuntimeException e) {
      // Those with this filter meet it again when they take the chunk, and only their streams end.
    }
  }

  /** Returns which updates match; takes long unless {@link #compare} was called before. */
  BitSet matching(StoryFilter filter) {
    return matches.computeIfAbsent(filter, this::match);
  }

  private BitSet match(StoryFilter filter) {
    BitSet matching = new BitSet(updates.size());
    for (int i = 0; i < updates.size(); i++) {
      matching.set(i, updates.get(i).matches(filter));
    }
    return matching;
  }
}
