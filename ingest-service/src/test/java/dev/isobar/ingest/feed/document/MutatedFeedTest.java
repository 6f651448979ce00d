package dev.isobar.ingest.feed.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.ingest.feed.definition.ExtractionHints;
import dev.isobar.ingest.feed.definition.FeedKind;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Damages documents at random: each is read or refused with a reason. */
class MutatedFeedTest {
  private static final int ROUNDS = 1_500;
  private static final List<String> DOCUMENTS =
      List.of(
          "<?xml version='1.0' encoding='gbk'?><!DOCTYPE rss [<!ENTITY a 'b'>]><rss version='2.0'"
              + " xmlns:dc='http://purl.org/dc/elements/1.1/'><channel><title>T &a;</title><ttl>5</ttl>"
              + "<item><title><![CDATA[a <b>b</b>]]></title><link>http://e.org/?a=1&amp;b</link>"
              + "<pubDate>Mon, 06 May 2024 10:00:00 GMT</pubDate><dc:creator>A</dc:creator></item>"
              + "</channel></rss>",
          "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='http://e.org/' xml:lang='en'><entry>"
              + "<link href='a'/><updated>2024-05-06T10:00:00Z</updated><content type='xhtml'><div>"
              + "<a href='x'>y</a></div></content><title mode='base64'>PGI+</title></entry></feed>",
          "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[{\"id\":\"1\",\"url\":\"/a\"}]}",
          "<urlset><url><loc>http://e.org/</loc><lastmod>2024-05-06</lastmod></url></urlset>",
          "<CHANNEL HREF='http://e.org/'><ITEM><A HREF='x'/><TITLE>t</TITLE></ITEM></CHANNEL>",
          "<html><body><h2><a href='/a/b'>A headline that is long enough</a></h2></body></html>");
  private static final List<String> PARTS =
      List.of(
          "<",
          "&",
          "]]>",
          "<![CDATA[",
          "<!--",
          "\"",
          "'",
          "\u0000",
          "<item>",
          "</item>",
          "&#x110000;",
          "&#99999999999;",
          "xml:base='http://[::'",
          "<link href='http://[x/%'/>",
          "<p xmlns='x:y'>",
          "<!DOCTYPE a [",
          "\uFFFF",
          "<guid>%</guid>",
          "<iframe/>",
          "年13月",
          "99:99");

  @ParameterizedTest
  @EnumSource(FeedKind.class)
  @Timeout(60)
  void isReadOrRefused(FeedKind kind) {
    Random random = new Random(kind.ordinal());
    FeedDocumentReader reader = new FeedDocumentReader();
    int read = 0;
    for (int i = 0; i < ROUNDS; i++) {
      byte[] body = mutated(DOCUMENTS.get(i % DOCUMENTS.size()), random);
      try {
        FeedDocument document =
            reader.read(body, null, Reading.ADDRESS, Reading.SHANGHAI, kind, ExtractionHints.NONE);
        document.entries().stream()
            .filter(entry -> entry.link() != null)
            .forEach(entry -> assertThat(URI.create(entry.link()).getScheme()).isNotNull());
        read++;
      } catch (UnreadableFeedException e) {
        assertThat(e.reason()).isNotNull();
      }
    }
    assertThat(read).isGreaterThan(ROUNDS / 3);
  }

  private static byte[] mutated(String document, Random random) {
    byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
    for (int i = random.nextInt(4); i >= 0; i--) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(4)) {
        case 0 -> bytes[at] = (byte) random.nextInt(256);
        case 1 -> bytes = at < bytes.length / 2 ? bytes : Arrays.copyOf(bytes, at + 1);
        default -> {
          byte[] part = PARTS.get(random.nextInt(PARTS.size())).getBytes(StandardCharsets.UTF_8);
          byte[] longer = Arrays.copyOf(bytes, bytes.length + part.length);
          System.arraycopy(bytes, at, longer, at + part.length, bytes.length - at);
          System.arraycopy(part, 0, longer, at, part.length);
          bytes = longer;
        }
      }
    }
    return bytes;
  }
}
