package dev.isobar.enrich.text;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MojibakeRepairTest {
  private static final String CHINESE =
      "<p>中国和美国将继续保持沟通与合作，共同应对全球气候变化的挑战。会议在北京举行，双方就能源问题交换了意见。</p>";
  private static final String FRENCH =
      "<p>Le réchauffement à l’échelle planétaire s’accélère déjà, même été comme hiver.</p>";

  @ParameterizedTest
  @ValueSource(strings = {"ISO-8859-1", "windows-1252"})
  void repairsUtf8ReadAsLatin1(String charset) {
    assertThat(MojibakeRepair.repaired(misread(FRENCH, charset))).isEqualTo(FRENCH);
    assertThat(MojibakeRepair.repaired(new String(CHINESE.getBytes(UTF_8), ISO_8859_1)))
        .isEqualTo(CHINESE);
  }

  @Test
  void repairsUtf8ReadAsGbk() {
    String repaired = MojibakeRepair.repaired(misread(CHINESE, "GBK"));
    assertThat(repaired).contains("中国和美国将继续保持沟通与合作", "双方就能源问题交换了意见");
    assertThat(MojibakeRepair.repaired(misread(CHINESE, "GB18030"))).contains("共同应对全球气候变化的挑战");
  }

  @Test
  void repairsGbkReadAsLatin1() {
    String misread = new String(CHINESE.getBytes(Charset.forName("GBK")), ISO_8859_1);
    assertThat(MojibakeRepair.repaired(misread)).isEqualTo(CHINESE);
  }

  @Test
  void repairsTheWesternPartsOfAPage() {
    String page = FRENCH + misread("<p>À l’été, déjà : « où ? »</p>", "ISO-8859-1");
    assertThat(MojibakeRepair.repaired(page))
        .isIn(page, FRENCH + "<p>À l’été, déjà : « où ? »</p>");
    assertThat(MojibakeRepair.repaired("a—b " + misread("café “crème” à Genève", "windows-1252")))
        .endsWith("café “crème” à Genève");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        FRENCH,
        CHINESE,
        "",
        "plain",
        "Ã",
        "NÃO É ASSIM, DISSE O MINISTÉRIO À RÁDIO",
        "Die Länder einigten sich über höhere Preise – „ein großer Schritt“.",
        "Vertrag § 5 Abs. 2: ±3 °C, 5 µm, Â° und ¿qué?",
        "鐨、锛 and 銆 are seldom seen",
        "這是一篇關於氣候變化的報導，鐵路與鋼鐵業者都表示關切，鄉鎮鄰里也鬧得沸沸揚揚。",
        "Страны договорились сократить выбросы метана к концу десятилетия.",
        "気候変動に関する会議が東京で開かれ、各国の代表が意見を交わした。"
      })
  void leavesRightTextAsItIs(String text) {
    assertThat(MojibakeRepair.repaired(text)).isEqualTo(text);
  }

  private static String misread(String text, String charset) {
    return new String(text.getBytes(UTF_8), Charset.forName(charset));
  }
}
