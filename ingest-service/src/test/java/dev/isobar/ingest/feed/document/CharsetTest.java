package dev.isobar.ingest.feed.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CharsetTest {
  private static final String SIMPLIFIED = "国务院发布关于推动绿色发展的意见，碳排放权交易市场将进一步完善";
  private static final String TRADITIONAL = "行政院通過氣候變遷因應法修正草案，碳費徵收將於明年開始";

  @ParameterizedTest
  @CsvSource({
    "GBK, gb2312, , simplified",
    "GBK, GBK, , simplified",
    "GB18030, gb18030, , simplified",
    "GBK, , , simplified",
    "GBK, utf-8, , simplified",
    "GBK, iso-8859-1, , simplified",
    "GBK, , text/xml; charset=gb2312, simplified",
    "GBK, gb2312, text/xml; charset=ISO-8859-1, simplified",
    "GBK, gb2312, text/xml; charset=utf-8, simplified",
    "Big5, big5, , traditional",
    "Big5, , , traditional",
    "Big5, utf-8, , traditional",
    "UTF-8, gb2312, , simplified",
    "UTF-8, no-such-charset, , simplified",
    "UTF-8, iso-8859-1, text/xml; charset=big5, simplified",
    "UTF-16LE, UTF-16, , simplified",
    "UTF-16BE, , , simplified",
    "UTF-16, UTF-16, , traditional"
  })
  void chineseIsRead(String written, String declared, String header, String which)
      throws Exception {
    String title = which.equals("simplified") ? SIMPLIFIED : TRADITIONAL;
    FeedDocument feed = Reading.feed(document(title, written, declared), header);
    assertThat(feed.title()).isEqualTo(title);
  }

  @ParameterizedTest
  @CsvSource({
    "windows-1252, , Über die Klimaziele – „später“ geprüft",
    "windows-1252, iso-8859-1, L’été à la côte",
    "windows-1252, utf-8, Zażółć is not here but größere Wälder",
    "windows-1251, windows-1251, Климатическая политика",
    "EUC-KR, euc-kr, 기후 변화 정책",
    "Shift_JIS, shift_jis, 気候変動の政策",
    "ISO-2022-JP, iso-2022-jp, 気候変動の政策"
  })
  void otherCharsetsAreRead(String written, String declared, String title) throws Exception {
    String writable = new String(title.getBytes(Charset.forName(written)), written);
    FeedDocument feed = Reading.feed(document(writable, written, declared), null);
    assertThat(feed.title()).isEqualTo(writable);
  }

  @Test
  void aByteOrderMarkIsNoText() throws Exception {
    byte[] body = ("\uFEFF" + Reading.rss("<title>气候</title>")).getBytes(StandardCharsets.UTF_8);
    assertThat(Reading.feed(body, "text/xml; charset=gbk").title()).isEqualTo("气候");
  }

  @Test
  void fewBrokenBytesDoNotChangeTheCharset() throws Exception {
    byte[] body = document(SIMPLIFIED + "x" + SIMPLIFIED, "UTF-8", "utf-8");
    int x = new String(body, StandardCharsets.ISO_8859_1).indexOf('x', 60);
    body[x] = (byte) 0xE4;
    FeedDocument feed = Reading.feed(body, null);
    assertThat(feed.title()).contains("国务院").contains("\uFFFD");
    assertThat(feed.warnings()).anyMatch(warning -> warning.contains("not valid"));
  }

  @Test
  void aWrongDeclarationIsNamed() throws Exception {
    assertThat(Reading.feed(document(SIMPLIFIED, "GBK", "utf-8"), null).warnings())
        .anyMatch(warning -> warning.contains("GB18030"));
    assertThat(Reading.feed(document(SIMPLIFIED, "GBK", "gbk"), null).warnings()).isEmpty();
  }

  private static byte[] document(String title, String charset, String declared) {
    String prolog = declared == null ? "" : "<?xml version=\"1.0\" encoding=\"" + declared + "\"?>";
    return (prolog + Reading.rss("<title>" + title + "</title>"))
        .getBytes(Charset.forName(charset));
  }
}
