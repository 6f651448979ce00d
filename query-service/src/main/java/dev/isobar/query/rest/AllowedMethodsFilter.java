package dev.isobar.query.rest;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Answers OPTIONS with the methods of the path, not with those of all paths of its resource. */
public class AllowedMethodsFilter {

  /** Sets the header {@code Allow}. */
  @ServerResponseFilter
  public void allow(ContainerRequestContext request, ContainerResponseContext response) {
    if (request.getMethod().equals(HttpMethod.OPTIONS) && response.getStatus() < 300) {
      response
          .getHeaders()
          .putSingle(HttpHeaders.ALLOW, AllowedMethods.of(request.getUriInfo().getPath()));
    }
  }
}
