package dev.isobar.query.savedquery;

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
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Serves the feeds of all saved queries as a file for feed readers (OPML 2). */
@Path("/queries.opml")
public class QueriesOpmlResource {
  private static final String TYPE = "text/x-opml;charset=UTF-8";

  private final SavedQueries queries;
  private final PublicAddress address;

  QueriesOpmlResource(SavedQueries queries, PublicAddress address) {
    this.queries = queries;
    this.address = address;
  }

  /** Returns the Atom feeds of all saved queries. */
  @GET
  @Operation(hidden = true) // META-INF/openapi.yaml describes it, with examples
  @Produces(MediaType.WILDCARD)
  public Response all(@Context UriInfo uri) {
    new QueryParameters(uri.getQueryParameters()).rejectUnknown();
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
          base + query.id() + "/feed.atom",
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
