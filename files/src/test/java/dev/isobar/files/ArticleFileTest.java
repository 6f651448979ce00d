package dev.isobar.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.RawArticle;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ArticleFileTest {
  private static final Instant TIME = Instant.parse("2026-03-04T05:06:07Z");
  private static final int LIMIT = 20_000;

  @Test
  void readsEachLineOfNdjsonAndSkipsBlankOnes() throws Exception {
    List<FileArticle> read = read("a.ndjson", "{\"a\":1}\n\n{\"b\":2}".getBytes(UTF_8));

    assertThat(read).extracting(FileArticle::number).containsExactly(1L, 3L);
    assertThat(new String(read.get(1).json(), UTF_8)).isEqualTo("{\"b\":2}");
  }

  @Test
  void reportsLinesOverTheLimitAndReadsOn() throws Exception {
    String lines = "{\"a\":\"" + "x".repeat(LIMIT) + "\"}\n{\"b\":2}\n";

    List<FileArticle> read = read("a.jsonl", lines.getBytes(UTF_8));

    assertThat(read.get(0).error()).contains("more than 20000 bytes");
    assertThat(read.get(1).error()).isNull();
  }

  @Test
  void recognisesGzipByItsBytesAndTheFormatByTheName() throws Exception {
    assertThat(read("a.ndjson.gz", GunzipTest.gzip("{\"a\":1}\n".getBytes(UTF_8)))).hasSize(1);
    assertThat(read("a.ndjson", GunzipTest.gzip("{\"a\":1}\n".getBytes(UTF_8)))).hasSize(1);
  }

  @Test
  void readsGzipOfManyEmptyMembers() throws Exception {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    byte[] empty = GunzipTest.gzip(new byte[0]);
    for (int i = 0; i < 100_000; i++) {
      file.write(empty);
    }
    file.write(GunzipTest.gzip("{\"a\":1}\n".getBytes(UTF_8)));

    assertThat(read("a.ndjson.gz", file.toByteArray())).hasSize(1);
  }

  @Test
  void refusesAnUnknownFormatAndNamesTheKnownOnes() {
    assertThatThrownBy(() -> read("a.docx", new byte[] {1}))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("a.docx")
        .hasMessageContaining(".ndjson");
  }

  @Test
  void keepsTheBytesOfAPageAndTheTimeOfTheFile() throws Exception {
    byte[] page = "<p>甲烷".getBytes(Charset.forName("GB18030"));

    RawArticle article = only("news/page.html", page);

    assertThat(article.contentBytes()).isEqualTo(page);
    assertThat(article.contentType()).isEqualTo("text/html");
    assertThat(article.fetchedAt()).isEqualTo(TIME);
    assertThat(article.guid()).isEqualTo("news/page.html");
    assertThat(article.feed()).isEqualTo("drop");
  }

  @Test
  void reportsAnEmptyPage() throws Exception {
    assertThat(read("page.txt", new byte[0]).get(0).error()).isEqualTo("is empty");
  }

  @Test
  void prefersTheHtmlPartOfAMail() throws Exception {
    RawArticle article = only("letter.eml", mail("Methane weekly").getBytes(UTF_8));

    assertThat(article.title()).isEqualTo("Methane weekly");
    assertThat(article.authors()).containsExactly("Climate Desk");
    assertThat(article.guid()).isEqualTo("<1@desk.example>");
    assertThat(article.publishedAt()).isEqualTo("2026-03-02T08:00:00Z");
    assertThat(article.contentType()).isEqualToIgnoringCase("text/html; charset=utf-8");
    assertThat(new String(article.contentBytes(), UTF_8)).contains("<p>Cuts é</p>");
  }

  @Test
  void decodesTheSubjectOfAMail() throws Exception {
    RawArticle article = only("a.eml", mail("=?utf-8?B?55Sy54O3?=").getBytes(UTF_8));

    assertThat(article.title()).isEqualTo("甲烷");
  }

  @Test
  void readsTheMailsOfAMailbox() throws Exception {
    String mbox =
        "From a@b Mon Mar  2 08:00:00 2026\n"
            + "Subject: One\n\nFirst.\n>From here on.\n\n"
            + "From a@b Mon Mar  2 08:00:00 2026\n"
            + "Subject: Two\n\nSecond.\nFrom the middle.\n";

    List<FileArticle> read = read("box.mbox", mbox.getBytes(UTF_8));

    assertThat(read).hasSize(2);
    RawArticle first = raw(read.get(0));
    assertThat(first.title()).isEqualTo("One");
    assertThat(new String(first.contentBytes(), UTF_8)).contains("\nFrom here on.");
    assertThat(new String(raw(read.get(1)).contentBytes(), UTF_8)).contains("From the middle.");
  }

  @Test
  void skipsAMailOverTheLimitAndReadsTheNext() throws Exception {
    String mbox =
        "From a\nSubject: One\n\n" + "x\n".repeat(LIMIT) + "\nFrom b\nSubject: Two\n\nSecond.\n";

    List<FileArticle> read = read("box.mbox", mbox.getBytes(UTF_8));

    assertThat(read.get(0).error()).contains("more than");
    assertThat(raw(read.get(1)).title()).isEqualTo("Two");
  }

  @Test
  void readsThePagesOfAWarcArchive() throws Exception {
    String html = "<html><title>Methane</title></html>";
    byte[] warc =
        (record("response", "text/html; charset=gb2312", "200 OK", html)
                + record("response", "text/html", "404 Not Found", html)
                + record("response", "image/png", "200 OK", "x")
                + record("request", null, null, "GET / HTTP/1.1\r\n\r\n"))
            .getBytes(UTF_8);

    List<FileArticle> read = read("crawl.warc", warc);

    assertThat(read).hasSize(1);
    RawArticle article = raw(read.get(0));
    assertThat(article.url()).isEqualTo("https://news.example/a");
    assertThat(article.contentType()).isEqualTo("text/html; charset=gb2312");
    assertThat(article.fetchedAt()).isEqualTo(Instant.parse("2020-01-02T03:04:05Z"));
    assertThat(new String(article.contentBytes(), UTF_8)).isEqualTo(html);
  }

  @Test
  void readsAWarcArchiveOfGzipMembers() throws Exception {
    ByteArrayOutputStream warc = new ByteArrayOutputStream();
    warc.write(GunzipTest.gzip(record("response", "text/html", "200 OK", "<p>a").getBytes(UTF_8)));
    warc.write(GunzipTest.gzip(record("response", "text/html", "200 OK", "<p>b").getBytes(UTF_8)));

    assertThat(read("crawl.warc.gz", warc.toByteArray()))
        .extracting(FileArticle::number)
        .containsExactly(1L, 2L);
  }

  @Test
  void saysWhereAnArchiveIsDamaged() {
    byte[] warc =
        (record("response", "text/html", "200 OK", "<p>a") + "no record\r\n").getBytes(UTF_8);

    assertThatThrownBy(() -> read("crawl.warc", warc))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("damaged after record 1");
  }

  private static String record(String type, String contentType, String status, String body) {
    String http =
        status == null
            ? body
            : "HTTP/1.1 %s\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s"
                .formatted(status, contentType, body.length(), body);
    return ("WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: https://news.example/a\r\n"
            + "WARC-Date: 2020-01-02T03:04:05Z\r\n"
            + "WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
            + "Content-Type: application/http; msgtype=%s\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n")
        .formatted(type, type, http.length(), http);
  }

  private static String mail(String subject) {
    return """
    From: Climate Desk <desk@desk.example>
    Subject: %s
    Date: Mon, 2 Mar 2026 16:00:00 +0800
    Message-ID: <1@desk.example>
    MIME-Version: 1.0
    Content-Type: multipart/alternative; boundary=b

    --b
    Content-Type: text/plain

    Cuts
    --b
    Content-Type: text/html; charset=utf-8
    Content-Transfer-Encoding: quoted-printable

    <p>Cuts =C3=A9</p>
    --b--
    """
        .formatted(subject);
  }

  private static RawArticle only(String name, byte[] bytes) throws Exception {
    List<FileArticle> read = read(name, bytes);
    assertThat(read).hasSize(1);
    return raw(read.get(0));
  }

  private static RawArticle raw(FileArticle article) {
    return ContractJson.readRaw(article.json(), LIMIT * 2);
  }

  private static List<FileArticle> read(String name, byte[] bytes) throws Exception {
    List<FileArticle> read = new ArrayList<>();
    new ArticleFile(name, "drop", TIME, LIMIT).read(new ByteArrayInputStream(bytes), read::add);
    return read;
  }
}
