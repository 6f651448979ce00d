package dev.isobar.local.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.RawArticle;
import dev.isobar.local.push.PushCommand;
import dev.isobar.local.stack.Service;
import dev.isobar.testing.Polling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Brings articles in as files, archives, mails and webhook calls, and finds them in the view. */
@Timeout(180)
class DoorsIT {
  private final RunningNewswire newswire = RunningNewswire.get();
  private final NewswireClient client = newswire.client();
  private final String feed = "doors-" + UUID.randomUUID();

  @TempDir Path folder;

  @Test
  void anArchiveOfArticlesIsPushed() throws IOException {
    List<RawArticle> articles = Articles.of(feed, 0, 30);
    String lines =
        articles.stream()
            .map(article -> new String(ContractJson.write(article), UTF_8) + "\n")
            .collect(Collectors.joining());

    assertThat(push(Files.writeString(folder.resolve("articles.ndjson"), lines))).isZero();

    assertThat(arrived(articles.size())).doesNotHaveDuplicates();
  }

  @Test
  void aWebArchiveIsPushed() throws IOException {
    String archive = page("/one", "Methane talks") + page("/two", "甲烷减排会议");

    assertThat(push(Files.writeString(folder.resolve("crawl.warc"), archive))).isZero();

    assertThat(arrived(2))
        .map(id -> client.article(id).path("url").asText())
        .containsExactlyInAnyOrder(address("/one"), address("/two"));
  }

  @Test
  void aMailInTheFolderIsPublished() throws IOException {
    String mail =
        """
        From: Climate Desk <desk@desk.example>
        Subject: Methane weekly
        Date: Mon, 2 Mar 2026 16:00:00 +0800
        Message-ID: <%s@desk.example>
        MIME-Version: 1.0
        Content-Type: text/html; charset=utf-8

        <p>%s</p>
        """
            .formatted(feed, "China and the United States spoke on methane. ".repeat(20));
    Path written = Files.writeString(folder.resolve("weekly.eml"), mail);
    Path dropped = Files.createDirectories(newswire.dropFolder().resolve(feed));

    Files.move(written, dropped.resolve("weekly.eml"), StandardCopyOption.REPLACE_EXISTING);

    JsonNode article = client.article(arrived(1).get(0));
    assertThat(article.path("title").asText()).isEqualTo("Methane weekly");
  }

  @Test
  void aWebhookCallIsPublished() {
    String call =
        """
        {"items": [{"id": "%s", "headline": "Forests", "body": "<p>%s</p>"}]}"""
            .formatted(feed, "The forests of Brazil grow again. ".repeat(20));

    JsonNode receipts = client.callWebhook("cms", call).path("articles");

    String id = receipts.get(0).path("id").asText();
    List<String> ids = Polling.eventually(() -> client.ids("cms"), found -> found.contains(id));
    assertThat(client.article(ids.get(ids.indexOf(id))).path("title").asText())
        .isEqualTo("Forests");
  }

  private List<String> arrived(int count) {
    return Polling.eventually(() -> client.ids(feed), found -> found.size() == count);
  }

  private int push(Path file) {
    String ingest = newswire.services().url(Service.INGEST).toString();
    return new CommandLine(new PushCommand())
        .execute("--feed", feed, "--url", ingest, file.toString());
  }

  private String page(String path, String title) {
    String html =
        "<html><head><title>%s</title></head><body><article><h1>%s</h1><p>%s</p></article></body>"
            .formatted(title, title, (title + ". ").repeat(60));
    byte[] body = html.getBytes(UTF_8);
    String http =
        "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %d\r\n\r\n%s"
            .formatted(body.length, html);
    return ("WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: %s\r\n"
            + "WARC-Date: 2026-01-02T03:04:05Z\r\nWARC-Record-ID: <urn:uuid:%s>\r\n"
            + "Content-Type: application/http; msgtype=response\r\n"
            + "Content-Length: %d\r\n\r\n%s\r\n\r\n")
        .formatted(address(path), UUID.randomUUID(), http.getBytes(UTF_8).length, http);
  }

  private String address(String path) {
    return "https://" + feed + ".example" + path;
  }
}
