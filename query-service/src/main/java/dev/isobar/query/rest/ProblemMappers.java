package dev.isobar.query.rest;

import dev.isobar.contracts.http.ProblemDetail;
import dev.isobar.query.store.SnapshotReader.ViewNotReadyException;
import jakarta.persistence.PersistenceException;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Converts exceptions to problem details. */
public class ProblemMappers {
  public static final ProblemDetail INTERNAL =
      ProblemDetail.of(
          "internal", "Internal error", 500, "The request failed: see the log of query-service");

  private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

  @ServerExceptionMapper
  Response badParameter(BadParameterException e) {
    return ProblemResponse.of(ProblemDetail.badParameter(e.parameter(), e.getMessage()));
  }

  @ServerExceptionMapper
  Response problem(ProblemException e) {
    return ProblemResponse.of(e.problem());
  }

  @ServerExceptionMapper
  Response notFound(NotFoundException e) {
    String detail =
        e.getMessage() == null || e.getMessage().startsWith("HTTP ")
            ? "The path does not exist: see /q/openapi"
            : e.getMessage();
    return ProblemResponse.notFound(detail);
  }

  @ServerExceptionMapper
  Response notAllowed(NotAllowedException e, UriInfo address) {
    String allowed = AllowedMethods.of(address.getPath());
    Response answer =
        ProblemResponse.of(
            ProblemDetail.of(
                "method-not-allowed",
                "Method not allowed",
                405,
                "This path does not support the method: use one of " + allowed));
    return Response.fromResponse(answer).header(HttpHeaders.ALLOW, allowed).build();
  }

  @ServerExceptionMapper
  Response notSupported(NotSupportedException e) {
    return ProblemResponse.of(
        ProblemDetail.of(
            "unsupported-media-type",
            "Unsupported media type",
            415,
            "Set Content-Type to application/json"));
  }

  @ServerExceptionMapper
  Response notAcceptable(NotAcceptableException e) {
    return ProblemResponse.of(
        ProblemDetail.of(
            "not-acceptable",
            "Not acceptable",
            406,
            "Set Accept to application/json, or for lists to application/x-ndjson or text/csv"));
  }

  @ServerExceptionMapper
  Response database(PersistenceException e) {
    return unexpected(e);
  }

  @ServerExceptionMapper
  Response database(SQLException e) {
    return unexpected(new IllegalStateException(e));
  }

  @ServerExceptionMapper
  Response unexpected(RuntimeException e) {
    SQLException failure = sql(e);
    if (failure == null) {
      LOG.error("Request failed", e);
      return ProblemResponse.of(INTERNAL);
    }
    LOG.warnf("Database error in a request: %s", failure.getMessage());
    return databaseUnavailable();
  }

  @ServerExceptionMapper
  Response notReady(ViewNotReadyException e) {
    return databaseUnavailable();
  }

  private static Response databaseUnavailable() {
    Response answer =
        ProblemResponse.of(
            ProblemDetail.of(
                "database-away",
                "Database unavailable",
                503,
                "The database is unavailable or not ready: try again later"));
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
