package dev.isobar.ingest.push;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.isobar.contracts.ContractViolationException;
import dev.isobar.ingest.article.PushedDocument;
import io.vertx.core.http.HttpServerRequest;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/** Reads the metadata of a page or text from headers and query parameters. */
final class DocumentHeaders {
  private static final String FETCHED_AT = "Isobar-Fetched-At";

  private DocumentHeaders() {}

  /**
   * Returns the body with its metadata.
   *
   * @throws ContractViolationException if the feed is missing or the body is empty
   */
  static PushedDocument read(HttpServerRequest request, byte[] body) {
    return new PushedDocument(
        body,
        request.getHeader("Content-Type"),
        headerOrParameter(request, "Isobar-Feed", "feed"),
        headerOrParameter(request, "Isobar-Url", "url"),
        headerOrParameter(request, "Isobar-Guid", "guid"),
        headerOrParameter(request, "Isobar-Title", "title"),
        headerOrParameter(request, "Isobar-Language", "language"),
        headerOrParameter(request, "Isobar-Country", "country"),
        headerOrParameter(request, "Isobar-Published-At", "publishedAt"),
        headerOrParameter(request, FETCHED_AT, "fetchedAt"));
  }

  /**
   * Refuses an invalid time. Also applies to JSON, which has its own, because the sender expects
   * the header to be used.
   *
   * @throws ContractViolationException at {@code /fetchedAt}
   */
  static void checkFetchedAt(HttpServerRequest request) {
    checkTime(request.getHeader(FETCHED_AT));
    checkTime(parameter(request, "fetchedAt"));
  }

  private static void checkTime(String value) {
    try {
      if (value != null) {
        OffsetDateTime.parse(value.strip().toUpperCase(Locale.ROOT));
      }
    } catch (DateTimeParseException e) {
      throw new ContractViolationException(
          "/fetchedAt", "is not an RFC 3339 time: send 2024-05-07T09:30:00Z, or omit it");
    }
  }

  /** Returns the value of the header, else of the parameter; a blank one counts as missing. */
  private static String headerOrParameter(
      HttpServerRequest request, String header, String parameter) {
    String value = request.getHeader(header);
    value = value == null || value.isBlank() ? parameter(request, parameter) : utf8(value);
    return value == null || value.isBlank() ? null : value.strip();
  }

  /**
   * Returns a query parameter; null if it is missing.
   *
   * @throws ContractViolationException if the query string is malformed
   */
  static String parameter(HttpServerRequest request, String name) {
    try {
      return request.getParam(name);
    } catch (IllegalArgumentException e) {
      throw new ContractViolationException(
          "", "has an invalid query string, send it percent-encoded: " + e.getMessage());
    }
  }

  /** Decodes a header as UTF-8. Vert.x decodes headers as Latin-1, but clients send UTF-8. */
  private static String utf8(String header) {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(header.getBytes(ISO_8859_1))).toString();
    } catch (CharacterCodingException e) {
      return header;
    }
  }
}
