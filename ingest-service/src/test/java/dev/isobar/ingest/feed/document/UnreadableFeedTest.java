package dev.isobar.ingest.feed.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.isobar.ingest.feed.document.UnreadableFeedException.Reason;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnreadableFeedTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "EMPTY | ''",
        "EMPTY | '  '",
        "HTML_INSTEAD_OF_FEED | <!DOCTYPE html><html><body><h1>News</h1></body></html>",
        "HTML_INSTEAD_OF_FEED | <html><body>About <code>&lt;rss&gt;</code></body></html>",
        "HTML_INSTEAD_OF_FEED | <script>location='/login'</script>",
        "CHALLENGE_PAGE | <!DOCTYPE html><html><head><title>Just a moment...</title></head></html>",
        "CHALLENGE_PAGE | <html><script>document.cookie='a=b';location.reload()</script></html>",
        "CHALLENGE_PAGE | <html><title>安全验证</title></html>",
        "NOT_A_FEED | <opml><body><outline/></body></opml>",
        "NOT_A_FEED | <?xml version='1.0'?><error>none</error>",
        "NOT_A_FEED | Not found",
        "NOT_A_FEED | {\"error\": 1}",
        "NOT_A_FEED | <!-- nothing -->",
        "DAMAGED | <rss version='2.0",
        "DAMAGED | <urlset xmlns='http",
        "BINARY | %PDF-1.4"
      })
  void reasonsAreNamed(Reason reason, String body) {
    assertThat(reasonOf(body.getBytes(StandardCharsets.UTF_8))).isEqualTo(reason);
  }

  @Test
  void aGzipFileIsOpenedWithinItsLimit() throws Exception {
    byte[] feed = Reading.rss("<title>T</title>").getBytes(StandardCharsets.UTF_8);
    assertThat(Reading.feed(zipped(feed), null).title()).isEqualTo("T");
    assertThat(reasonOf(zipped(new byte[60 << 20]))).isEqualTo(Reason.TOO_LARGE);
    assertThat(reasonOf(new byte[] {0x1F, (byte) 0x8B, 8, 0})).isEqualTo(Reason.DAMAGED);
  }

  @Test
  void aGzipFileMayBeginWithEmptyMembers() throws Exception {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    byte[] empty = zipped(new byte[0]);
    for (int i = 0; i < 100_000; i++) {
      file.writeBytes(empty);
    }
    file.writeBytes(zipped(Reading.rss("<title>T</title>").getBytes(StandardCharsets.UTF_8)));
    assertThat(Reading.feed(file.toByteArray(), null).title()).isEqualTo("T");
  }

  @Test
  void aFeedThatTellsOfChallengesIsAFeed() throws Exception {
    assertThat(Reading.feed(Reading.rss("<title>Just a moment... hCaptcha</title>")).title())
        .startsWith("Just a moment");
  }

  private static Reason reasonOf(byte[] body) {
    return catchThrowableOfType(
            UnreadableFeedException.class, () -> Reading.feed(body, "application/rss+xml"))
        .reason();
  }

  private static byte[] zipped(byte[] bytes) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }
}
