package dev.isobar.ingest.feed.rest;

import dev.isobar.contracts.ContractViolationException;
import dev.isobar.contracts.http.ProblemDetail;
import dev.isobar.ingest.feed.registry.FeedRefusal;
import dev.isobar.ingest.rest.ProblemResponse;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Maps the refusals of feeds to problem details. */
class FeedProblemMappers {

  @ServerExceptionMapper
  Response refused(FeedRefusal refusal) {
    Response answer = ProblemResponse.of(refusal.problem());
    return refusal.existing() == null
        ? answer
        : Response.fromResponse(answer)
            .header(HttpHeaders.LOCATION, "/feeds/" + refusal.existing())
            .build();
  }

  @ServerExceptionMapper
  Response invalid(ContractViolationException violation) {
    return ProblemResponse.of(ProblemDetail.of(violation, "feed"));
  }
}
