package dev.isobar.query.rest;

import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/**
 * Chooses the form of an answer. Parameters of a media type, such as {@code charset}, are ignored:
 * every form is UTF-8.
 */
final class ContentNegotiation {
  private ContentNegotiation() {}

  /**
   * Returns the form that the client prefers.
   *
   * @param accepted in the client's order of preference
   * @param offered the available forms; the first one is chosen if the client has no preference
   * @throws NotAcceptableException if the client accepts none of them
   */
  static MediaType select(List<MediaType> accepted, List<MediaType> offered) {
    for (MediaType type : accepted) {
      for (MediaType offer : offered) {
        if (!isRefusal(type) && type.isCompatible(offer) && !isRefused(offer, accepted)) {
          return offer;
        }
      }
    }
    throw new NotAcceptableException();
  }

  private static boolean isRefused(MediaType offer, List<MediaType> accepted) {
    return accepted.stream()
        .anyMatch(type -> isRefusal(type) && !type.isWildcardType() && type.isCompatible(offer));
  }

  private static boolean isRefusal(MediaType type) {
    String quality = type.getParameters().get("q");
    return quality != null && quality.matches("0(\\.0*)?");
  }
}
