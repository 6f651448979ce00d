package dev.isobar.query.removal;

import dev.isobar.contracts.http.ProblemDetail;
import dev.isobar.query.article.ArticleQueries;
import dev.isobar.query.rest.CuratorAccess;
import dev.isobar.query.rest.ProblemResponse;
import dev.isobar.query.rest.QueryParameters;
import dev.isobar.query.store.SnapshotReader;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.logging.Logger;

/** Takes articles down. */
@Path("/articles")
public class RemovalResource {
  private static final Logger LOG = Logger.getLogger("isobar.audit");

  private final SnapshotReader snapshot;
  private final ArticleQueries articles;
  private final RemovalSender sender;
  private final RemovalTransaction view;
  private final CuratorAccess access;

  RemovalResource(
      SnapshotReader snapshot,
      ArticleQueries articles,
      RemovalSender sender,
      RemovalTransaction view,
      CuratorAccess access) {
    this.snapshot = snapshot;
    this.articles = articles;
    this.sender = sender;
    this.view = view;
    this.access = access;
  }

  /** Takes an article down for good. Returns when Kafka and the view have the removal. */
  @DELETE
  @Operation(hidden = true) // META-INF/openapi.yaml describes it, with examples
  @Path("/{id}")
  public Response remove(
      @PathParam("id") String id, @Context HttpHeaders headers, @Context UriInfo uri)
      throws SQLException {
    new QueryParameters(uri.getQueryParameters()).rejectUnknown();
    access.require(headers);
    Optional<String> present = snapshot.read(() -> articles.presentId(id)).value();
    if (present.isEmpty()) {
      return ProblemResponse.notFound("The view has no article " + id);
    }
    try {
      sender.remove(present.get());
    } catch (KafkaException e) {
      LOG.warnf("Article %s is not taken down: %s", present.get(), e.getMessage());
      return ProblemResponse.of(
          ProblemDetail.of(
              "broker-away", "Broker unavailable", 503, "Kafka is unavailable: try again later"));
    }
    view.apply(List.of(present.get()));
    LOG.infof("article %s was taken down", present.get());
    return Response.noContent().build();
  }
}
