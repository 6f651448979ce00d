package dev.isobar.local.feeds;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;

/** Tries one feed by {@code POST /feeds/preview}. */
final class FeedTrial {
  private FeedTrial() {}

  /** Prints one line about a feed and its warnings. Returns whether it can be read. */
  static boolean of(FeedsClient client, JsonNode feed, PrintStream out)
      throws InterruptedException {
    String id = feed.path("id").asText();
    try {
      JsonNode preview = client.post("/feeds/preview", feed);
      out.println("ok      " + id + "  " + preview.path("entries").size() + " entries");
      for (JsonNode warning : preview.path("warnings")) {
        out.println("        " + (warning.isTextual() ? warning.asText() : warning.toString()));
      }
      return true;
    } catch (IOException e) {
      out.println("failed  " + id + "  " + e.getMessage());
      return false;
    }
  }
}
