package dev.isobar.query.rest;

import dev.isobar.query.store.SnapshotReader.ViewNotReady;
import jakarta.persistence.PersistenceException;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns what goes wrong in a request into problem details. */
class ProblemMappers {
  private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

  @ServerExceptionMapper
  Response badParameter(BadParameter e) {
    return ProblemDetail.of(e).answer();
  }

  @ServerExceptionMapper
  Response notFound(NotFoundException e) {
    String detail =
        e.getMessage() == null || e.getMessage().startsWith("HTTP ")
            ? "There is nothing at this address: see /q/openapi"
            : e.getMessage();
    return ProblemDetail.notFound(detail).answer();
  }

  @ServerExceptionMapper
  Response notAllowed(NotAllowedException e) {
    return ProblemDetail.of(
            "method-not-allowed", "Method not allowed", 405, "Views are read with GET")
        .answer();
  }

  @ServerExceptionMapper
  Response notAcceptable(NotAcceptableException e) {
    return ProblemDetail.of(
            "not-acceptable",
            "Not acceptable",
            406,
            "Accept application/json, and for lists also application/x-ndjson or text/csv")
        .answer();
  }

  @ServerExceptionMapper
  Response database(PersistenceException e) {
    return unexpected(e);
  }

  @ServerExceptionMapper
  Response unexpected(RuntimeException e) {
    SQLException trouble = sql(e);
    if (trouble == null) {
      LOG.error("A request failed", e);
      return ProblemDetail.of("internal", "Internal error", 500, "The service's log says more")
          .answer();
    }
    LOG.warnf("A request failed: %s", trouble.getMessage());
    return databaseAway();
  }

  @ServerExceptionMapper
  Response notReady(ViewNotReady e) {
    return databaseAway();
  }

  private static Response databaseAway() {
    Response answer =
        ProblemDetail.of(
                "database-away",
                "The views cannot be read",
                503,
                "The database is away or not ready yet: try again later")
            .answer();
    return Response.fromResponse(answer).header("Retry-After", 5).build();
  }

  private static SQLException sql(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        return sql;
      }
    }
    return null;
  }
}
