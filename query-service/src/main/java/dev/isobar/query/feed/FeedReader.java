package dev.isobar.query.feed;

import dev.isobar.query.config.PagingConfig;
import dev.isobar.query.rest.BadParameterException;
import dev.isobar.query.rest.ProblemException;
import dev.isobar.query.store.SnapshotReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;

/** Reads feeds without a request of a client. */
@ApplicationScoped
public class FeedReader {
  private final SnapshotReader snapshot;
  private final FeedDocuments documents;
  private final FeedAccess access;
  private final PagingConfig config;

  FeedReader(
      SnapshotReader snapshot, FeedDocuments documents, FeedAccess access, PagingConfig config) {
    this.snapshot = snapshot;
    this.documents = documents;
    this.access = access;
    this.config = config;
  }

  /**
   * Holds the document of a feed.
   *
   * @param tag differs for documents that differ
   * @param type its media type
   * @param partial whether the search gave up before the page was full
   */
  public record Document(byte[] bytes, String tag, String type, boolean partial) {}

  /**
   * Checks that a feed could be read.
   *
   * @throws BadParameterException if a parameter is invalid
   * @throws ProblemException with status 401 if the token is missing or wrong
   */
  public void check(FeedSelection feed) {
    access.require(feed.parameters());
    FeedRequest.parse(feed.parameters(), config);
  }

  /**
   * Returns the present document of a feed, after {@link #check}.
   *
   * @param base the address of the service, without a slash at its end
   * @param address the path and query of the feed below it
   */
  public Document read(FeedSelection feed, String base, URI address) {
    check(feed);
    FeedRequest wanted = FeedRequest.parse(feed.parameters(), config);
    FeedDocuments.Written written =
        snapshot
            .read(() -> documents.write(feed.head(), wanted, feed.format(), base, address))
            .value();
    return new Document(
        written.bytes(), written.tag(), feed.format().contentType(), written.partial());
  }

  /** Returns a word that is another one whenever feeds may have changed. */
  public String version() {
    return snapshot.read(version -> version).version();
  }
}
