package dev.isobar.ingest.deadletter;

import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.http.ProblemDetail;
import dev.isobar.ingest.access.CurrentCaller;
import dev.isobar.ingest.config.ArticleConfig;
import dev.isobar.ingest.config.DeadLettersConfig;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;

/** Serves {@code /dead-letters}. */
@Path("/dead-letters")
@Produces({MediaType.APPLICATION_JSON, ProblemDetail.MEDIA_TYPE})
@Blocking
public class DeadLettersResource {
  private static final int LIMIT = 50;
  private static final int MAX_LIMIT = 500;
  private static final Set<String> LIST =
      Set.of("topic", "reason", "feed", "from", "to", "replayed", "limit", "after");
  private static final Set<String> REPLAY =
      Set.of("topic", "reason", "feed", "from", "to", "replayed", "limit", "after", "dryRun");

  private final DeadLetters letters;
  private final CurrentCaller caller;
  private final DeadLettersConfig config;
  private final ArticleConfig articles;

  DeadLettersResource(
      DeadLetters letters, CurrentCaller caller, DeadLettersConfig config, ArticleConfig articles) {
    this.letters = letters;
    this.caller = caller;
    this.config = config;
    this.articles = articles;
  }

  @GET
  public Response list(UriInfo address) {
    LetterParameters parameters = new LetterParameters(address.getQueryParameters(), LIST);
    return json(
        200,
        letters.list(
            parameters.filter(null), parameters.after(), parameters.limit(LIMIT, MAX_LIMIT)));
  }

  @GET
  @Path("{topic}/{partition}/{offset}")
  public Response show(
      @PathParam("topic") String topic,
      @PathParam("partition") String partition,
      @PathParam("offset") String offset) {
    return json(200, letters.show(id(topic, partition, offset)));
  }

  /** Answers with the bytes as they came, which are not to be trusted by a browser. */
  @GET
  @Path("{topic}/{partition}/{offset}/value")
  @Produces({MediaType.APPLICATION_OCTET_STREAM, ProblemDetail.MEDIA_TYPE})
  public Response value(
      @PathParam("topic") String topic,
      @PathParam("partition") String partition,
      @PathParam("offset") String offset) {
    byte[] value = letters.value(id(topic, partition, offset));
    return value == null
        ? Response.noContent().build()
        : Response.ok(value, MediaType.APPLICATION_OCTET_STREAM)
            .header("X-Content-Type-Options", "nosniff")
            .header(HttpHeaders.CONTENT_DISPOSITION, "attachment")
            .build();
  }

  @POST
  @Path("{topic}/{partition}/{offset}/replay")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response replay(
      @PathParam("topic") String topic,
      @PathParam("partition") String partition,
      @PathParam("offset") String offset,
      InputStream body)
      throws IOException {
    LetterId id = id(topic, partition, offset);
    byte[] fixed = body == null ? new byte[0] : body.readNBytes(articles.maxBytes() + 1);
    return json(202, letters.replay(id, fixed.length == 0 ? null : fixed, caller.get()));
  }

  @POST
  @Path("replay")
  public Response replay(UriInfo address) {
    LetterParameters parameters = new LetterParameters(address.getQueryParameters(), REPLAY);
    int limit = parameters.limit(config.maxReplays(), config.maxReplays());
    boolean dryRun = parameters.flag("dryRun", false);
    return json(
        200,
        letters.replay(parameters.filter(false), parameters.after(), limit, dryRun, caller.get()));
  }

  private static LetterId id(String topic, String partition, String offset) {
    if (LetterTopic.of(topic).isEmpty()
        || !partition.matches("\\d{1,9}")
        || !offset.matches("\\d{1,18}")) {
      throw LetterProblems.unknown(topic + "/" + partition + "/" + offset);
    }
    return new LetterId(
        LetterTopic.of(topic).get(), Integer.parseInt(partition), Long.parseLong(offset));
  }

  private static Response json(int status, Object body) {
    return Response.status(status)
        .type(MediaType.APPLICATION_JSON)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .entity(ContractJson.write(body))
        .build();
  }
}
