package dev.isobar.query.rest;

import dev.isobar.query.config.ApiConfig;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Optional;

/** Knows the address of this service for clients. */
@Singleton
public class PublicAddress {
  private final Optional<URI> configured;

  PublicAddress(ApiConfig api) {
    this.configured = api.publicUrl();
  }

  /** Returns the address, that of the request if none is configured, without a slash at its end. */
  public String base(UriInfo request) {
    return configured.orElse(request.getBaseUri()).toString().replaceFirst("/+$", "");
  }
}
