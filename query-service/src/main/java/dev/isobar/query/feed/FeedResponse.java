package dev.isobar.query.feed;

import dev.isobar.query.config.PagingConfig;
import dev.isobar.query.rest.BadParameterException;
import dev.isobar.query.rest.ListResponse;
import dev.isobar.query.rest.PublicAddress;
import dev.isobar.query.rest.QueryParameters;
import dev.isobar.query.store.SnapshotReader;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;

/**
 * Answers with a feed, or with 304 if the client has it. The ETag is a hash of the feed: other
 * articles change the view all the time. {@code Last-Modified} is the whole second after the last
 * change of the view, so that no later change can have the same.
 */
@RequestScoped
public class FeedResponse {
  private static final String FRESH = "max-age=60";

  private final SnapshotReader snapshot;
  private final FeedDocuments documents;
  private final ViewChange change;
  private final FeedAccess access;
  private final PublicAddress address;
  private final PagingConfig config;
  private final Request request;
  private final HttpHeaders headers;
  private final UriInfo uri;
  private final Clock clock = Clock.systemUTC();

  FeedResponse(
      SnapshotReader snapshot,
      FeedDocuments documents,
      ViewChange change,
      FeedAccess access,
      PublicAddress address,
      PagingConfig config,
      Request request,
      HttpHeaders headers,
      UriInfo uri) {
    this.snapshot = snapshot;
    this.documents = documents;
    this.change = change;
    this.access = access;
    this.address = address;
    this.config = config;
    this.request = request;
    this.headers = headers;
    this.uri = uri;
  }

  /**
   * Returns the feed.
   *
   * @throws BadParameterException if a parameter is invalid
   */
  public Response answer(FeedSelection selection) {
    FeedHead head = selection.head();
    QueryParameters parameters = selection.parameters();
    FeedFormat format = selection.format();
    access.require(parameters);
    FeedRequest wanted = FeedRequest.parse(parameters, config);
    String base = address.base(uri);
    URI asked = uri.getRequestUri();
    Instant begin = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    boolean byTag = headers.getHeaderString(HttpHeaders.IF_NONE_MATCH) != null;
    var read =
        snapshot.read(
            version -> {
              Instant modified = modified(version, head);
              boolean known = !byTag && request.evaluatePreconditions(Date.from(modified)) != null;
              return new Read(
                  modified, known ? null : documents.write(head, wanted, format, base, asked));
            });
    Instant modified = read.value().modified;
    Response.ResponseBuilder answer = Response.notModified();
    FeedDocuments.Written feed = read.value().feed;
    if (feed != null) {
      EntityTag tag = new EntityTag(feed.tag(), true);
      boolean known = byTag && request.evaluatePreconditions(tag) != null;
      answer = (known ? answer : Response.ok(feed.bytes()).type(format.contentType())).tag(tag);
      if (feed.partial()) {
        answer.header(ListResponse.PARTIAL, ListResponse.IS_PARTIAL);
      }
    }
    String hub = documents.hub(asked);
    if (hub != null) {
      answer.header(
          HttpHeaders.LINK,
          "<%s>; rel=\"hub\", <%s>; rel=\"self\"".formatted(hub, FeedDocuments.self(base, asked)));
    }
    return answer
        .lastModified(Date.from(modified.isBefore(begin) ? modified : begin))
        .header(ListResponse.CURSOR, read.cursor())
        .header(HttpHeaders.CACHE_CONTROL, cacheControl(parameters))
        .header(HttpHeaders.VARY, "Accept, Accept-Encoding")
        .build();
  }

  /** Shared caches must not keep what needs a token, which may be revoked. */
  private static String cacheControl(QueryParameters parameters) {
    return parameters.single(FeedAccess.TOKEN) == null ? FRESH : "private, " + FRESH;
  }

  /**
   * @param feed null if the client has it
   */
  private record Read(Instant modified, FeedDocuments.Written feed) {}

  private Instant modified(String version, FeedHead head) {
    Instant seen = change.firstSeen(version, clock.instant());
    Instant last = seen.isBefore(head.since()) ? head.since() : seen;
    return last.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
  }
}
