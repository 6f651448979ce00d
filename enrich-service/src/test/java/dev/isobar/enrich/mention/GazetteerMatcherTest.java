package dev.isobar.enrich.mention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.contracts.Mention;
import dev.isobar.enrich.taxonomy.Taxonomy;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GazetteerMatcherTest {
  private static final GazetteerMatcher FINDER = new GazetteerMatcher(Taxonomy.loadDefault());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // both scripts, longest name
        "特使刘振民会见波德斯塔。 | 刘振民=liu-zhenmin 波德斯塔=john-podesta",
        "生態環境部與歐盟委員會 | 生態環境部=mee 歐盟委員會=european-commission",
        "the US State Department | US State Department=us-state-department",
        "China's envoy, U.S.-China talks | China=china U.S.=united-states China=china",
        "the COP 29 Presidency | COP 29 Presidency=cop29-presidency",
        // machine translation
        "Envoy Podista on the state of sunshine |",
        "China and the United States: envoy Podista at climate talks on the state of sunshine | China=china United States=united-states Podista=john-podesta state of sunshine=sunnylands-statement",
        // negative labels
        "the Paris Agreement | Paris Agreement=paris-agreement",
        "落实《巴黎协定》 | 巴黎协定=paris-agreement",
        "南美洲, 中国人说 | 南美洲=south-america",
        "the Washington Post | Washington Post=washington-post",
        "South America and North America | South America=south-america North America=north-america",
        // names that are parts of other names
        "King of Jordan | Jordan=jordan",
        "Michael Jordan and Jordan Peterson |",
        "Prime Minister May met us in March |",
        "TELL US MORE |",
        "They told us |",
        "Turkey votes | Turkey=turkey",
        // family names, only with the full name in the text and not of another person
        "John Kerry spoke. Later Kerry left. | John Kerry=john-kerry Kerry=john-kerry",
        "Kerry left. |",
        "John Kerry and Vanessa Kerry | John Kerry=john-kerry",
        "Wang Yi came; Minister Wang spoke | Wang Yi=wang-yi Wang=wang-yi",
        // one name of two places
        "Atlanta, Georgia | Atlanta=atlanta Georgia=georgia-us",
        "Georgia and Armenia | Georgia=georgia Armenia=armenia",
        // names that need their context
        "外交部说 |",
        "中国外交部; 外交部说 | 中国外交部=mfa-china 外交部=mfa-china",
        // misspelt after a title, with known context
        "John Kerry met us. Envoy Keller left. | John Kerry=john-kerry",
        "John Kerry met us. On Friday Kerry left. | John Kerry=john-kerry Kerry=john-kerry",
        "Minister Guilbault added. |",
        "Steven Guilbeault said. Minister Guilbault added. | Steven Guilbeault=steven-guilbeault Guilbault=steven-guilbeault",
        // names that are parts of longer words and names
        "生态环境部门和生态环境部 | 生态环境部=mee",
        "北京市场与北京市 | 北京=beijing 北京市=beijing",
        "美国能源部长和美国能源部 | 美国=united-states 美国能源部=us-doe",
        "发展中国家与中国 | 中国=china",
        "12日本报记者; 日本政府 | 日本=japan",
        "德国人说德语; 法国文化; 北京人; 日本人民 | 法国=france 日本=japan",
        "近日本报; 隆重庆祝; 最大连锁店; 消费城市; 复合肥料; 万古长春 |",
        "中国广东省广州市 | 中国=china 广东省=guangdong 广州市=guangzhou",
        "南京路, 承德县, 青岛港口 | 青岛=qingdao",
        "金美·麦当劳吃麦当劳 | 麦当劳=mcdonalds",
        "清华大学生命科学; 北京大学生 | 清华大学=tsinghua-university 北京=beijing",
        "University of Toronto, Parliament of Norway; in Toronto | University of Toronto=university-of-toronto Parliament of Norway=norway-parliament Toronto=toronto",
        "University of Pretoria; Bishop of Durban; the King of Jordan | Jordan=jordan",
        "Chicago Symphony Orchestra, Nigeria Police, Pittsburgh Steelers |",
        "Winston Churchill Avenue; Winston Churchill spoke | Winston Churchill=winston-churchill",
        "turkey breast; Turkey breast; Turkey votes | Turkey=turkey",
        "Chad Smith, Mali princess, Air Jordan, Jordan almonds |",
        "Georgia Tech; Nikola Tesla; Harrison Ford | Georgia Tech=georgia-tech",
        "Social Democratic Party; the Democratic Party | Democratic Party=democratic-party-us",
        "the Senate voted; in Congress |",
        "the United States; the Senate voted | United States=united-states Senate=us-senate",
        "India, the US: India's Supreme Court; Congress | India=india US=united-states India=india Supreme Court=supreme-court-of-india Congress=indian-national-congress",
        "朝阳产业; 中山装; 大同小异; 日照时间 |",
        "广东的中山; 山东的日照 | 广东=guangdong 中山=zhongshan 山东=shandong 日照=rizhao",
        // family names
        "Ferdinand Marcos Jr. spoke. Marcos left. | Ferdinand Marcos Jr.=ferdinand-marcos Marcos=ferdinand-marcos",
        "Lee Zeldin spoke. Zeldin left. Lee left. | Lee Zeldin=lee-zeldin Zeldin=lee-zeldin",
        // Traditional characters, official names
        "聯合國秘書長古特雷斯在貝倫 | 聯合國=united-nations 古特雷斯=antonio-guterres 貝倫=belem",
        "國家發展和改革委員會; 臺灣; 廣東省深圳市 | 國家發展和改革委員會=ndrc 臺灣=taiwan 廣東省=guangdong 深圳市=shenzhen",
        "巴西环境部与Brazilian foreign ministry | 巴西环境部=brazil-environment-ministry Brazilian foreign ministry=itamaraty",
      })
  void findsNames(String text, String expected) {
    assertThat(found(text)).isEqualTo(expected == null ? "" : expected);
  }

  @Test
  void namesTheRuleThatFoundAName() {
    List<Mention> mentions = FINDER.find("约翰·波德斯塔 or Podista", List.of());

    assertThat(mentions)
        .extracting(Mention::name, Mention::rule)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("John Podesta", "gazetteer:name"),
            org.assertj.core.groups.Tuple.tuple("John Podesta", "gazetteer:noise"));
    assertThat(mentions.get(0).confidence()).isGreaterThan(mentions.get(1).confidence());
  }

  /** An error of translation needs a sure sign of the same thing. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Florida is the state of sunshine. | false",
        "Florida, the state of sunshine, lies in the United States and fights climate change. | false",
        "China and the United States began to implement the state of sunshine on the climate crisis. | true",
        "Sergeant Podista arrested two men in Ohio. | false",
        "Sergeant Podista arrested two men in the United States. | false",
        "Liu Zhenmin met the American envoy Podista. | true",
        "Envoy Podista of the United States came for climate negotiations. | true",
        "They climbed the Old Golden Mountain in Yunnan. | false",
        "The flight from the United States left Old Golden Mountain late. | true",
        "Mr Gutelis sold his house. | false",
        "The United Nations said that Gutelis welcomed the treaty. | true",
        "The Paris protocol of couture is old. | false",
        "Ministers signed the Paris protocol on climate change. | true",
      })
  void errorOfTranslationNeedsASureSign(String text, boolean found) {
    assertThat(FINDER.find(text, List.of()))
        .extracting(Mention::rule)
        .filteredOn(rule -> rule.equals("gazetteer:noise"))
        .hasSize(found ? 1 : 0);
  }

  @Test
  void limitsMentionsOfAListOfNames() {
    assertThat(FINDER.find("China, ".repeat(20_000), List.of()))
        .hasSize(GazetteerMatcher.MAX_MENTIONS);
  }

  private static String found(String text) {
    return FINDER.find(text, List.of()).stream()
        .map(m -> m.text() + "=" + m.entity().substring(m.entity().indexOf('/') + 1))
        .collect(Collectors.joining(" "));
  }
}
