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

  /** Returns the configured address, without a slash at its end; empty if none is. */
  public Optional<String> configured() {
    return configured.map(PublicAddress::withoutSlash);
  }

  /** Returns the address, that of the request if none is configured, without a slash at its end. */
  public String base(UriInfo request) {
    return withoutSlash(configured.orElse(request.getBaseUri()));
  }

  private static String withoutSlash(URI address) {
    return address.toString().replaceFirst("/+$", "");
  }
}
