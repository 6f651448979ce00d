package dev.isobar.contracts;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BinaryDetectorTest {
  private static final String CHINESE = "各国代表在里斯本就统一计算垃圾填埋场和稻田的甲烷排放达成协议。";
  private static final String ENGLISH =
      "Rice fields and landfills emit methane; nobody counts it.\n";

  @ParameterizedTest
  @CsvSource({
    "255044462d312e37, PDF",
    "efbbbf0a255044462d312e34, PDF",
    "252150532d41646f62652d332e30, PostScript",
    "7b5c727466315c616e7369, RTF",
    "d0cf11e0a1b11ae1, Office",
    "504b030414000600, ZIP",
    "1f8b0800, compressed",
    "fd377a585a0000, compressed",
    "377abcaf271c, archive",
    "ffd8ffe000104a464946, JPEG",
    "89504e470d0a1a0a, PNG",
    "474946383961010001, GIF",
    "49492a0008000000, TIFF",
    "524946462408000057454250, RIFF",
    "0000001c6674797069736f6d, film",
    "4944330400, recording",
    "774f46320001000000, font",
    "7f454c4602, program"
  })
  void recognisesFormatsBySignature(String start, String name) {
    byte[] bytes = join(HexFormat.of().parseHex(start), ENGLISH.repeat(20).getBytes(UTF_8));
    assertThat(refused(bytes)).hasMessageContaining(name).hasMessageContaining("plain text");
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 200, 3_000, 200_000})
  void rejectsRandomBytes(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    assertThat(refused(bytes).reason().word()).isEqualTo("not-text");
  }

  @Test
  void rejectsFormatsWithoutAKnownSignature() throws Exception {
    byte[] text = ENGLISH.repeat(50).getBytes(UTF_8);
    assertThat(refused(deflated(text))).isNotNull();
    assertThat(refused(join(new byte[12], "picture".repeat(400).getBytes(UTF_8)))).isNotNull();
    assertThat(refused(join(text, new byte[400]))).isNotNull();
    byte[] fields = "\u0008\u0001\u0012\u0007methane\u001a\u0004rice".repeat(20).getBytes(UTF_8);
    assertThat(refused(fields)).isNotNull();
  }

  @Test
  void rejectsBinaryDataDecodedAsCharacters() throws Exception {
    byte[] bytes = gzipped(new Random(7).ints(3_000).mapToObj(i -> "" + i).toList().toString());
    assertThat(refused(new String(bytes, UTF_8))).isNotNull();
    assertThat(refused(new String(bytes, ISO_8859_1))).hasMessageContaining("compressed");
    assertThat(refused("%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>")).hasMessageContaining("PDF");
  }

  @ParameterizedTest
  @CsvSource({
    "\uFFFD\uFFFD\uFFFD\uFFFD\u0000\u0010JFIF, picture",
    "\uFFFDPNG, picture",
    "'\u001F\uFFFD\u0008', compressed"
  })
  void rejectsPicturesDecodedAsUtf8(String start, String name) throws Exception {
    String line = start.endsWith("PNG") ? "\r\n" : "";
    assertThat(refused(start + line + ENGLISH)).hasMessageContaining(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"%PDF-1.4\n1 0 obj <<", "\u00FF\u00D8\u00FF\u00E0\u0000\u0010JFIF\u0000\u0001"})
  void rejectsBase64InPlaceOfText(String start) throws Exception {
    byte[] bytes = (start + ENGLISH).getBytes(ISO_8859_1);
    String base64 = java.util.Base64.getEncoder().encodeToString(bytes);
    assertThat(refused(base64)).hasMessageContaining("base64");
    assertThat(refused("data:application/pdf;base64," + base64)).isNotNull();
    assertAccepted(("JVBERi0x is how a PDF begins in base64. " + ENGLISH).getBytes(UTF_8));
  }

  @Test
  void rejectsBinaryDataAfterAByteOrderMark() {
    byte[] bytes = new byte[2_000];
    new Random(3).nextBytes(bytes);
    assertThat(refused(join(new byte[] {(byte) 0xFF, (byte) 0xFE}, bytes))).isNotNull();
    assertThat(refused(join(new byte[] {(byte) 0xFE, (byte) 0xFF}, bytes))).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UTF-8",
        "GB18030",
        "Big5-HKSCS",
        "UTF-16LE",
        "UTF-16BE",
        "UTF-16",
        "ISO-2022-JP",
        "EUC-JP",
        "Shift_JIS"
      })
  void acceptsTextInEveryCharset(String name) throws Exception {
    Charset charset = Charset.forName(name);
    for (String text : new String[] {CHINESE, ENGLISH, ENGLISH + CHINESE, "<p>" + CHINESE, "好"}) {
      assertAccepted(text.getBytes(charset));
    }
  }

  @Test
  void acceptsOtherAlphabetsInUtf16() {
    for (String text : new String[] {"Страны договорились сократить выбросы.", "Τα κράτη μέλη"}) {
      assertAccepted(text.getBytes(UTF_16LE));
      assertAccepted(("\uFEFF" + text).getBytes(UTF_16BE));
    }
  }

  @Test
  void acceptsAFewControlCharacters() {
    assertAccepted((ENGLISH.repeat(3) + "\u0000\u0001\u0007").getBytes(UTF_8));
    assertAccepted("a\u0000b".getBytes(UTF_8));
    assertAccepted(new byte[0]);
    assertAccepted("Page one\fPage two\u000bsoft\u000bbreaks\u000b in\u000b text".getBytes(UTF_8));
    assertAccepted("The file begins with %PDF-1.7, PNG and GIF89a.".getBytes(UTF_8));
    assertAccepted(
        "“Curly” quotes – of a western page …".getBytes(Charset.forName("windows-1252")));
    assertThatCode(() -> BinaryDetector.refuse(raw("\"content\":\"\""), null))
        .doesNotThrowAnyException();
  }

  @Test
  void namesTheFieldWhateverTheMediaType() {
    ContractViolationException violation =
        catchThrowableOfType(
            ContractViolationException.class,
            () -> raw("\"contentBase64\":\"" + base64("%PDF-1.4\n") + "\""));
    assertThat(violation.pointer()).isEqualTo("/contentBase64");
    assertThat(violation.reason()).isEqualTo(ContractViolationException.Reason.NOT_TEXT);
    violation =
        catchThrowableOfType(
            ContractViolationException.class, () -> raw("\"content\":\"%PDF-1.4 x\""));
    assertThat(violation.pointer()).isEqualTo("/content");
  }

  private static RawArticle raw(String content) {
    String json =
        "{\"feed\":\"f\",\"fetchedAt\":\"2024-01-01T00:00:00Z\",\"contentType\":\"text/html\",%s}";
    return ContractJson.readRaw(json.formatted(content).getBytes(UTF_8), 1 << 20);
  }

  private static void assertAccepted(byte[] bytes) {
    assertThatCode(() -> BinaryDetector.refuse("/content", bytes)).doesNotThrowAnyException();
  }

  private static ContractViolationException refused(byte[] bytes) {
    return catchThrowableOfType(
        ContractViolationException.class, () -> BinaryDetector.refuse("/content", bytes));
  }

  private static ContractViolationException refused(String content) throws Exception {
    String json = ContractJson.mapper().writeValueAsString(content);
    return catchThrowableOfType(ContractViolationException.class, () -> raw("\"content\":" + json));
  }

  private static byte[] gzipped(String text) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(text.getBytes(UTF_8));
    }
    return out.toByteArray();
  }

  private static byte[] deflated(byte[] bytes) {
    Deflater deflater = new Deflater(9, true);
    deflater.setInput(bytes);
    deflater.finish();
    byte[] out = new byte[bytes.length];
    byte[] packed = new byte[deflater.deflate(out)];
    System.arraycopy(out, 0, packed, 0, packed.length);
    return packed;
  }

  private static byte[] join(byte[] first, byte[] second) {
    byte[] all = new byte[first.length + second.length];
    System.arraycopy(first, 0, all, 0, first.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    return all;
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }
}
