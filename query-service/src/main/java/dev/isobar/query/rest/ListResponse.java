package dev.isobar.query.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.http.ProblemDetail;
import dev.isobar.query.cursor.StreamCursor;
import dev.isobar.query.store.SnapshotReader;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Answers with a page of a list, as JSON, NDJSON or CSV. The whole page is read before the first
 * byte is sent, so that a slow client does not hold a connection to the database.
 */
@RequestScoped
public class ListResponse {
  public static final String NDJSON = "application/x-ndjson";
  public static final String CSV = "text/csv";

  /** The header with the {@link StreamCursor} that the view had applied. */
  public static final String CURSOR = "Isobar-Cursor";

  /** The header with {@link BasedOn}, which every form of an answer has. */
  static final String BASED_ON = "Isobar-Based-On";

  /** The header of a page of a search that gave up, a structured field (RFC 9651). */
  public static final String PARTIAL = "Isobar-Partial";

  /** Its value; other pages do not have the header. */
  public static final String IS_PARTIAL = "?1";

  /** With it, spreadsheets read the CSV as UTF-8. */
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private static final int PERMANENT_REDIRECT = 308;
  private static final MediaType CSV_UTF_8 =
      MediaType.valueOf("text/csv;charset=UTF-8;header=present");
  private static final List<MediaType> TYPES =
      List.of(MediaType.APPLICATION_JSON_TYPE, MediaType.valueOf(NDJSON), MediaType.valueOf(CSV));

  private final SnapshotReader snapshot;
  private final Request request;
  private final HttpHeaders headers;
  private final UriInfo uri;

  ListResponse(SnapshotReader snapshot, Request request, HttpHeaders headers, UriInfo uri) {
    this.snapshot = snapshot;
    this.request = request;
    this.headers = headers;
    this.uri = uri;
  }

  /**
   * Returns the page in the form that the client accepts, or 304 if the client already has it.
   *
   * @param query reads the page
   * @param columns the columns of the CSV form
   */
  public <T> Response answer(Supplier<ListPage<T>> query, List<Column<T>> columns) {
    return answer(query, columns, "");
  }

  /**
   * Returns the page, or 304 if the client already has it.
   *
   * @param state what the page depends on besides the view and the request, such as the time
   */
  public <T> Response answer(Supplier<ListPage<T>> query, List<Column<T>> columns, String state) {
    return answer(query, ListPage::items, columns, state);
  }

  /**
   * Returns an object with rows, or 304 if the client already has it.
   *
   * @param rows returns what the object has in the forms CSV and NDJSON
   * @param state what the object depends on besides the view and the request, such as the time
   */
  public <R extends BasedOn.Counted, T> Response answer(
      Supplier<R> query, Function<R, List<T>> rows, List<Column<T>> columns, String state) {
    boolean bom = new QueryParameters(uri.getQueryParameters()).flag(QueryParameters.BOM, false);
    MediaType type = ContentNegotiation.select(headers.getAcceptableMediaTypes(), TYPES);
    Tagged<R> read = read(query, type, state);
    R value = read.value();
    if (value == null) {
      return read.answer(Response.notModified());
    }
    byte[] body =
        type.isCompatible(MediaType.APPLICATION_JSON_TYPE)
            ? ContractJson.write(value)
            : written(rows.apply(value), columns, type, bom);
    Response.ResponseBuilder answer = Response.ok(body);
    answer.type(type.isCompatible(MediaType.valueOf(CSV)) ? CSV_UTF_8 : type);
    if (value.basedOn() != null) {
      answer.header(BASED_ON, value.basedOn());
    }
    if (value instanceof ListPage<?> page && page.partial()) {
      answer.header(PARTIAL, IS_PARTIAL);
    }
    if (value instanceof ListPage<?> page && page.next() != null && !isPost()) {
      answer.header(HttpHeaders.LINK, "<" + next(page.next()) + ">; rel=\"next\"");
    }
    return read.answer(answer);
  }

  /**
   * Returns one object as JSON, 304 if the client already has it, or 404.
   *
   * @param missing the error if there is no object
   * @param state what the object depends on besides the view and the request, such as the time
   */
  public <T> Response answerOne(Supplier<Optional<T>> query, String missing, String state) {
    MediaType type = MediaType.APPLICATION_JSON_TYPE;
    Tagged<Optional<T>> read = read(query, type, state);
    if (read.value() == null) {
      return read.answer(Response.notModified());
    }
    return read.value()
        .map(found -> read.answer(Response.ok(ContractJson.write(found), type)))
        .orElseGet(() -> notFound(missing, read.cursor()));
  }

  /**
   * Returns a text, or 304 if the client already has it.
   *
   * @param state what the text depends on besides the view and the request, such as the time
   */
  public Response answerText(Supplier<String> query, MediaType type, String state) {
    Tagged<String> read = read(query, type, state);
    return read.answer(
        read.value() == null
            ? Response.notModified()
            : Response.ok(read.value().getBytes(StandardCharsets.UTF_8), type));
  }

  /** Holds what an answer is made of; no value if the client already has it. */
  private record Tagged<T>(T value, StreamCursor cursor, EntityTag tag) {
    Response answer(Response.ResponseBuilder answer) {
      return describe(answer, cursor, tag).build();
    }
  }

  private <T> Tagged<T> read(Supplier<T> query, MediaType type, String state) {
    var read = snapshot.read(version -> isKnown(tag(version + state, type)) ? null : query.get());
    return new Tagged<>(read.value(), read.cursor(), tag(read.version() + state, type));
  }

  /** Adds the headers of every answer from the view. */
  public static Response.ResponseBuilder describe(
      Response.ResponseBuilder answer, StreamCursor cursor, EntityTag tag) {
    return answer
        .header(CURSOR, cursor)
        .header(HttpHeaders.CACHE_CONTROL, "no-cache")
        .header(HttpHeaders.VARY, "Accept, Accept-Encoding")
        .tag(tag);
  }

  /** Returns a redirect from an id to the present one: a relative address holds behind proxies. */
  public static Response movedTo(String id, StreamCursor cursor) {
    return moved("./" + encoded(id), cursor);
  }

  /** Returns a redirect from a path below an id to the same one below the present id. */
  public static Response movedTo(String id, String below, StreamCursor cursor) {
    return moved("../" + encoded(id) + "/" + below, cursor);
  }

  private static String encoded(String id) {
    return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static Response moved(String location, StreamCursor cursor) {
    return Response.status(PERMANENT_REDIRECT)
        .header(HttpHeaders.LOCATION, location)
        .header(CURSOR, cursor)
        .build();
  }

  /** Returns an answer with status 404, and what the view had applied. */
  public static Response notFound(String detail, StreamCursor cursor) {
    return Response.fromResponse(ProblemResponse.notFound(detail)).header(CURSOR, cursor).build();
  }

  /** Returns an answer with status 410, and what the view had applied. */
  public static Response gone(String detail, StreamCursor cursor) {
    return Response.fromResponse(
            ProblemResponse.of(ProblemDetail.of("removed", "Removed", 410, detail)))
        .header(CURSOR, cursor)
        .build();
  }

  private boolean isKnown(EntityTag tag) {
    return !isPost() && request.evaluatePreconditions(tag) != null;
  }

  /** A client sends the query in the body again, so no address leads to the next page. */
  private boolean isPost() {
    return request.getMethod().equals("POST");
  }

  /** Returns a weak tag, because the answer may be compressed. */
  private static EntityTag tag(String version, MediaType type) {
    return new EntityTag(version + "." + type.getSubtype(), true);
  }

  private String next(String after) {
    return "?" + uri.getRequestUriBuilder().replaceQueryParam("after", after).build().getRawQuery();
  }

  private static <T> byte[] written(
      List<T> rows, List<Column<T>> columns, MediaType type, boolean bom) {
    String text =
        type.getSubtype().equals("csv")
            ? (bom ? BYTE_ORDER_MARK : "") + Csv.write(columns, rows)
            : ndjson(rows);
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String ndjson(List<?> items) {
    StringBuilder lines = new StringBuilder();
    try {
      for (Object item : items) {
        lines.append(ContractJson.mapper().writeValueAsString(item)).append('\n');
      }
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
    return lines.toString();
  }
}
