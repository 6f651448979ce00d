package dev.isobar.query.story;

import static dev.isobar.query.ArticleBuilder.article;

import dev.isobar.query.ArticleBuilder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Invented news with translations, and articles mixed of their sentences. */
public enum StoryTexts {
  TIGERS(
      """
      Rangers in eastern Nepal have counted 61 tigers in the forest of Bardia, twice as many as ten years ago.
      The director of the park, Anil Gurung, said cameras had taken 4,200 photographs between March and June.
      Villagers complained that the animals had killed 17 goats and two buffaloes since the monsoon began.
      The government will pay compensation of 30,000 rupees for each animal and build an electric fence.
      Biologists from Cambridge warned that a new highway could cut the corridor to India in half.
      A decision on the highway is expected before the parliament in Kathmandu votes on the budget in July.
      """,
      """
      尼泊尔东部的护林员在巴迪亚森林中清点出61只老虎，是十年前的两倍。
      公园主任阿尼尔·古隆说，摄像机在三月至六月之间拍摄了4,200张照片。
      村民抱怨说，自季风开始以来，这些动物已经咬死了17只山羊和两头水牛。
      政府将为每只动物支付30,000卢比的赔偿，并修建一道电围栏。
      来自剑桥的生物学家警告说，一条新的高速公路可能会把通往印度的走廊切成两半。
      预计在加德满都的议会于七月就预算投票之前，将对高速公路作出决定。
      """,
      """
      Scientists fear that the planned highway towards India will divide the forest and the corridor of the animals.
      Some 61 tigers were identified on photographs from automatic cameras, director Anil Gurung told reporters.
      He admitted that goats and buffaloes of villagers had been killed and promised compensation in rupees.
      Nepal now has twice as many tigers in Bardia as a decade ago, park rangers announced on Thursday.
      """),
  HARBOUR(
      """
      The port of Rotterdam opened the largest terminal for liquid hydrogen in Europe on Wednesday.
      Ships from Chile and Namibia will deliver 250,000 tonnes a year, enough for three steel mills.
      Mayor Carola Vermeer called the project worth 1.9 billion euros a bet on clean industry.
      Fishermen protested with 40 boats because dredging has made the water of the estuary muddy.
      A court in The Hague rejected their complaint last week but ordered measurements every month.
      The first pipeline to the Ruhr area in Germany should be finished in autumn 2028.
      """,
      """
      鹿特丹港星期三启用了欧洲最大的液态氢码头。
      来自智利和纳米比亚的船只每年将运送250,000吨，足以供应三家钢铁厂。
      市长卡罗拉·维米尔称，这个价值19亿欧元的项目是对清洁工业的一次赌注。
      渔民出动40艘船抗议，因为疏浚使河口的水变得浑浊。
      海牙的一家法院上周驳回了他们的申诉，但下令每月进行测量。
      通往德国鲁尔区的第一条管道应于2028年秋天完工。
      """,
      """
      Europe has a new gate for hydrogen: in Rotterdam a terminal went into operation that takes 250,000 tonnes a year.
      The liquid fuel comes by ship from Chile and Namibia and feeds steel mills.
      Fishermen blocked the estuary with boats, since dredging makes the water muddy.
      """);

  private final String english;
  private final String chinese;
  private final String report;

  StoryTexts(String english, String chinese, String report) {
    this.english = english;
    this.chinese = chinese;
    this.report = report;
  }

  public ArticleBuilder english() {
    return article("en-" + name()).with("title", null).text(english);
  }

  public ArticleBuilder chinese() {
    return article("zh-" + name()).with("title", null).language("zh").text(chinese);
  }

  /** Another report of the same happening. */
  public ArticleBuilder report() {
    return article("report-" + name()).with("title", null).text(report);
  }

  /** Returns the signature of an article of some of the sentences in some order. */
  static StorySignature mixed(Random random) {
    return StorySignature.of(mixed("mixed", random).build());
  }

  /** Returns an article of some of the sentences in some order. */
  public static ArticleBuilder mixed(String id, Random random) {
    List<String> sentences = new ArrayList<>();
    boolean isChinese = random.nextBoolean();
    for (StoryTexts story : values()) {
      String text = isChinese ? story.chinese : random.nextBoolean() ? story.english : story.report;
      text.lines().filter(line -> random.nextInt(4) > 0).forEach(sentences::add);
    }
    Collections.rotate(sentences, random.nextInt(sentences.size() + 1));
    ArticleBuilder mixed =
        article(id)
            .with("title", null)
            .language(isChinese ? "zh" : "en")
            .text(String.join("\n", sentences))
            .fetchedAt("2026-0" + (1 + random.nextInt(4)) + "-01T00:00:00Z");
    if (random.nextBoolean()) {
      mixed.published("2026-01-0" + (1 + random.nextInt(9)));
    }
    return mixed;
  }
}
