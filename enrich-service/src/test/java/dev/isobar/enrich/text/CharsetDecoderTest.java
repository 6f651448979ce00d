package dev.isobar.enrich.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CharsetDecoderTest {
  private static final String SIMPLIFIED = "中国和美国将继续保持沟通与合作，共同应对全球气候变化的挑战。会议在北京举行，双方就能源问题交换了意见。";
  private static final String TRADITIONAL = "中國和美國將繼續保持溝通與合作，共同應對全球氣候變化的挑戰。會議在北京舉行，雙方就能源問題交換了意見。";
  private static final String FRENCH =
      "Le réchauffement à l’échelle planétaire s’accélère déjà, même été comme hiver.";

  @ParameterizedTest
  @CsvSource({
    "GB18030, ''",
    "GB18030, text/html; charset=gb2312",
    "GB18030, text/html; charset=iso-8859-1",
    "GB18030, text/html; charset=utf-8",
    "UTF-8, text/html; charset=gbk",
    "UTF-16LE, text/html",
    "UTF-16BE, text/html"
  })
  void readsSimplifiedChineseWhateverIsDeclared(String charset, String declared) {
    byte[] bytes = ("<html><p>" + SIMPLIFIED + "</p>").getBytes(Charset.forName(charset));
    String padded = charset.startsWith("UTF-16") ? "<html><body><p class='x'>" : "";
    byte[] all =
        padded.isEmpty()
            ? bytes
            : (padded.repeat(8) + SIMPLIFIED).getBytes(Charset.forName(charset));
    assertThat(CharsetDecoder.decode(all, declared)).contains(SIMPLIFIED);
  }

  @ParameterizedTest
  @CsvSource({"''", "text/html; charset=big5", "text/html; charset=gb2312"})
  void readsTraditionalChineseWhateverIsDeclared(String declared) {
    assertThat(CharsetDecoder.decode(TRADITIONAL.getBytes(Charset.forName("Big5")), declared))
        .isEqualTo(TRADITIONAL);
  }

  @Test
  void readsWesternText() {
    assertThat(
            CharsetDecoder.decode(FRENCH.getBytes(Charset.forName("windows-1252")), "text/plain"))
        .isEqualTo(FRENCH);
  }

  @ParameterizedTest
  @CsvSource({
    "windows-1252, de, Die Länder einigten sich über höhere Preise für Emissionen – „ein großer Schritt“.",
    "windows-1252, fr, « Le climat n’attend pas » : des élèves à Genève étaient déjà là.",
    "windows-1250, pl, Rząd przyjął ustawę o źródłach energii; więcej środków trafi do gmin na południu kraju.",
    "windows-1251, ru, Страны договорились сократить выбросы метана к концу десятилетия.",
    "KOI8-R, ru, Страны договорились сократить выбросы метана к концу десятилетия.",
    "windows-1253, el, Οι υπουργοί συμφώνησαν να μειώσουν τις εκπομπές μεθανίου."
  })
  void readsEuropeanTextWithoutADeclarationAndWithAChineseOne(
      String charset, String language, String text) {
    String page = "<html lang='" + language + "'><body><p>" + text + "</p></body></html>";
    byte[] bytes = page.getBytes(Charset.forName(charset));
    assertThat(CharsetDecoder.decode(bytes, "text/html; charset=" + charset)).isEqualTo(page);
    assertThat(CharsetDecoder.decode(bytes, "text/html")).isEqualTo(page);
    assertThat(CharsetDecoder.decode(bytes, "text/html; charset=utf-8")).isEqualTo(page);
    assertThat(CharsetDecoder.decode(bytes, "text/html; charset=gb2312")).isEqualTo(page);
  }

  @ParameterizedTest
  @CsvSource({"UTF-16LE, ''", "UTF-16BE, ''", "UTF-16LE, text/plain; charset=gb2312"})
  void readsUtf16WithoutAByteOrderMark(String charset, String declared) {
    for (String text :
        new String[] {SIMPLIFIED, TRADITIONAL, FRENCH, "Страны договорились сократить выбросы."}) {
      assertThat(CharsetDecoder.decode(text.getBytes(Charset.forName(charset)), declared))
          .isEqualTo(text);
    }
  }

  @Test
  void doesNotTakeShortTextsForUtf16() {
    for (String text : new String[] {"这可能意味着长久友谊的终结。", "It ends here.", "ab"}) {
      assertThat(CharsetDecoder.decode(text.getBytes(StandardCharsets.UTF_8), "")).isEqualTo(text);
      assertThat(CharsetDecoder.decode(text.getBytes(Charset.forName("GB18030")), ""))
          .isEqualTo(text);
    }
  }

  @Test
  void zerosBetweenWordsDoNotMakeUtf16() {
    String text = "Methane emissions of rice fields fell\0".repeat(4);
    assertThat(CharsetDecoder.decode(text.getBytes(StandardCharsets.UTF_8), "")).isEqualTo(text);
  }

  @Test
  void decodesCharactersThatOnlyGb18030Has() {
    String text = "㐂𠀀䶮" + SIMPLIFIED;
    assertThat(CharsetDecoder.decode(text.getBytes(Charset.forName("GB18030")), "charset=gb2312"))
        .isEqualTo(text);
  }

  @Test
  void readsTheEuroSignOfWindowsInGbk() {
    byte[] before = ("欧盟碳价升至" + SIMPLIFIED).getBytes(Charset.forName("GBK"));
    byte[] bytes = new byte[before.length + 3];
    System.arraycopy(before, 0, bytes, 0, before.length);
    bytes[before.length] = (byte) 0x80;
    bytes[before.length + 1] = '7';
    bytes[before.length + 2] = '0';
    assertThat(CharsetDecoder.decode(bytes, "text/html; charset=gbk")).endsWith("€70");
    assertThat(CharsetDecoder.decode(before, "text/html; charset=gbk")).doesNotContain("€");
  }

  @Test
  void takesByte80WithinACharacterForItsPart() {
    String text = "亐丂€俙㐂" + SIMPLIFIED;
    assertThat(CharsetDecoder.decode(text.getBytes(Charset.forName("GB18030")), "charset=gb2312"))
        .isEqualTo(text);
  }

  @Test
  void removesTheByteOrderMark() {
    assertThat(CharsetDecoder.decode("\uFEFFHi".getBytes(StandardCharsets.UTF_8), ""))
        .isEqualTo("Hi");
    assertThat(CharsetDecoder.decode("\uFEFFHi".getBytes(StandardCharsets.UTF_16LE), ""))
        .isEqualTo("Hi");
  }

  @Test
  void continuesAfterAnInvalidByte() {
    byte[] bytes = SIMPLIFIED.getBytes(StandardCharsets.UTF_8);
    bytes[30] = (byte) 0xFF;
    assertThat(CharsetDecoder.decode(bytes, "text/html; charset=unknown-8"))
        .contains("共同应对全球气候变化的挑战");
  }
}
