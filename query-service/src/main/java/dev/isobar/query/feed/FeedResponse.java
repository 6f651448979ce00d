package dev.isobar.query.feed;

import dev.isobar.contracts.Sha256;
import dev.isobar.query.config.PagingConfig;
import dev.isobar.query.rest.ListPage;
import dev.isobar.query.rest.ListResponse;
import dev.isobar.query.rest.PublicAddress;
import dev.isobar.query.rest.QueryParameters;
import dev.isobar.query.store.SnapshotReader;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
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
  private static final int TAG_BYTES = 12;
  private static final String FRESH = "max-age=60";
  private static final String[] NOT_OF_LIST = {"per", "revisions", "after", FeedAccess.TOKEN};

  private final SnapshotReader snapshot;
  private final FeedQueries view;
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
      FeedQueries view,
      ViewChange change,
      FeedAccess access,
      PublicAddress address,
      PagingConfig config,
      Request request,
      HttpHeaders headers,
      UriInfo uri) {
    this.snapshot = snapshot;
    this.view = view;
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
   * @param parameters those of the list, of {@link FeedRequest} and {@link FeedAccess}
   */
  public Response answer(FeedHead head, QueryParameters parameters, FeedFormat format) {
    access.require(parameters);
    FeedRequest wanted = FeedRequest.parse(parameters, config);
    Instant begin = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    boolean byTag = headers.getHeaderString(HttpHeaders.IF_NONE_MATCH) != null;
    var read =
        snapshot.read(
            version -> {
              Instant modified = modified(version, head);
              boolean known = !byTag && request.evaluatePreconditions(Date.from(modified)) != null;
              return known ? new Read(modified, null, false) : read(modified, head, wanted, format);
            });
    Instant modified = read.value().modified;
    Response.ResponseBuilder answer = Response.notModified();
    byte[] feed = read.value().feed;
    if (feed != null) {
      EntityTag tag = new EntityTag(Sha256.hex(feed, TAG_BYTES), true);
      boolean known = byTag && request.evaluatePreconditions(tag) != null;
      answer = (known ? answer : Response.ok(feed).type(format.type() + ";charset=UTF-8")).tag(tag);
    }
    if (read.value().partial) {
      answer.header(ListResponse.PARTIAL, ListResponse.IS_PARTIAL);
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
   * @param partial whether the search gave up before the page was full
   */
  private record Read(Instant modified, byte[] feed, boolean partial) {}

  private Instant modified(String version, FeedHead head) {
    Instant seen = change.firstSeen(version, clock.instant());
    Instant last = seen.isBefore(head.since()) ? head.since() : seen;
    return last.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
  }

  private Read read(Instant modified, FeedHead head, FeedRequest wanted, FeedFormat format) {
    String base = address.base(uri);
    ListPage<FeedEntry> page =
        view.entries(wanted, new EntryFactory(base, wanted.revisions(), wanted.zone()));
    String list = head.list() + query(uri.getRequestUriBuilder(), NOT_OF_LIST);
    String self = base + uri.getRequestUri().getRawPath();
    Feed feed =
        new Feed(
            EntryFactory.feedId(list),
            head.title(),
            head.subtitle(),
            self + query(uri.getRequestUriBuilder()),
            base + list,
            page.next() == null
                ? null
                : self + query(uri.getRequestUriBuilder().replaceQueryParam("after", page.next())),
            page.items());
    return new Read(modified, format.write(feed), page.partial());
  }

  /** Returns the query of an address without some parameters, with its question mark. */
  private static String query(UriBuilder builder, String... without) {
    for (String name : without) {
      builder.replaceQueryParam(name, (Object[]) null);
    }
    String query = builder.build().getRawQuery();
    return query == null || query.isEmpty() ? "" : "?" + query;
  }
}
