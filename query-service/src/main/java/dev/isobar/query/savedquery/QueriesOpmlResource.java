package dev.isobar.query.savedquery;

import dev.isobar.query.feed.FeedAccess;
import dev.isobar.query.rest.PublicAddress;
import dev.isobar.query.rest.QueryParameters;
import dev.isobar.query.rest.XmlDocument;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Serves the feeds of all saved queries as a file for feed readers (OPML 2). */
@Path("/queries.opml")
public class QueriesOpmlResource {
  private static final String TYPE = "text/x-opml;charset=UTF-8";

  private final SavedQueries queries;
  private final FeedAccess access;
  private final PublicAddress address;

  QueriesOpmlResource(SavedQueries queries, FeedAccess access, PublicAddress address) {
    this.queries = queries;
    this.access = access;
    this.address = address;
  }

  /** Returns the Atom feeds of all saved queries. */
  @GET
  @Operation(hidden = true) // META-INF/openapi.yaml describes it, with examples
  @Produces(MediaType.WILDCARD)
  public Response all(@Context UriInfo uri) {
    QueryParameters parameters = new QueryParameters(uri.getQueryParameters());
    parameters.rejectUnknown(Set.of(FeedAccess.TOKEN));
    access.require(parameters);
    String token = parameters.single(FeedAccess.TOKEN);
    String suffix =
        token == null ? "" : "?token=" + URLEncoder.encode(token, StandardCharsets.UTF_8);
    String base = address.base(uri) + "/queries/";
    XmlDocument xml = new XmlDocument().start("opml", "version", "2.0");
    xml.start("head").text("title", "Isobar").end().start("body");
    for (SavedQuery query : queries.all()) {
      xml.empty(
          "outline",
          "type",
          "rss",
          "text",
          query.name(),
          "title",
          query.name(),
          "description",
          query.description(),
          "xmlUrl",
          base + query.id() + "/feed.atom" + suffix,
          "htmlUrl",
          base + query.id() + "/articles");
    }
    return Response.ok(xml.end().end().bytes())
        .type(TYPE)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"queries.opml\"")
        .header(HttpHeaders.CACHE_CONTROL, "no-cache")
        .build();
  }
}
