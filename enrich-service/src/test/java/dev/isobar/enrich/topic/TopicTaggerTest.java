package dev.isobar.enrich.topic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.contracts.Mention;
import dev.isobar.contracts.Topic;
import dev.isobar.enrich.mention.GazetteerMatcher;
import dev.isobar.enrich.taxonomy.Taxonomy;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicTaggerTest {
  private static final Taxonomy TAXONOMY = Taxonomy.loadDefault();
  private static final GazetteerMatcher MENTIONS = new GazetteerMatcher(TAXONOMY);
  private static final TopicTagger TAGGER = new TopicTagger(TAXONOMY);
  private static final ClimateRelevance RELEVANCE = new ClimateRelevance(TAXONOMY);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Oil firms promise to cut methane emissions by 2030. | methane",
        "The talks cover energy transformation, recycling and the cycle economy. | circular-economy",
        "Ministers agreed on a loss and damage fund at COP28. | loss-and-damage",
        "The court ruled in the climate lawsuit of the farmers. | climate-litigation",
        "Brazil pledges an end to deforestation in the rainforest. | forests",
        "碳市场第二个履约期结束，碳价上涨。 | carbon-markets",
        "中国推动能源转型，光伏装机创新高。 | energy-transition",
        "双方将在森林与土地利用等领域开展气候合作。 | forests",
        "央行推动绿色金融，绿色债券发行增加。 | climate-finance",
        "The refinery cut its energy intensity with waste heat recovery. | energy-efficiency",
        "Villages off the grid get mini-grids and clean cooking. | energy-access",
        "The just transition fund retrains workers of coal regions. | just-transition",
        "New tailpipe emission rules raise the fuel economy of cars. | vehicle-standards",
        "Bus rapid transit and bike lanes bring a modal shift. | public-transport",
        "Airlines must blend sustainable aviation fuel. | aviation",
        "Ports offer shore power to cut ship emissions. | shipping",
        "The Kigali Amendment phases down HFCs. | f-gases",
        "Parliament passed the climate change bill. | climate-legislation",
        "School strike for climate: activists march. | climate-activism",
        "全年综合能耗下降，节约标准煤三万吨。 | energy-efficiency",
        "特高压与新型储能助力新型电力系统。 | power-grid",
        "城市轨道交通和绿色出行比例提高。 | public-transport",
        "钢铁行业推广氢冶金和短流程炼钢。 | steel-and-cement",
        "碳交易市场公布碳配额和碳价。 | carbon-markets",
        "公司在项目区保护珍稀濒危物种的栖息地。 | biodiversity",
      })
  void tagsTheTopicsOfAText(String text, String topic) {
    assertThat(tag(text)).extracting(Topic::id).contains(topic);
  }

  @ParameterizedTest
  @CsvSource({
    "The striker scored twice and his energy drink sponsor smiled.",
    "Nottingham Forest won the match after a goal drought.",
    "The film adaptation of the novel opens on Friday.",
    "She spoke of political climate and of nuclear weapons.",
    "Parliament elected a new speaker; the court heard a lawsuit over the vote.",
    "球队昨晚赢得比赛，教练称赞球员充满正能量。",
    "公司宣布完成新一轮融资，产业生态圈扩大。",
    "Police stopped the car; the driver of a second vehicle fled in traffic.",
    "Power struggle: the president came to power after a balance of power was lost.",
    "The Marines landed near Ocean Drive and met the Marine Corps band.",
    "Outside money floods into the race, a perfect storm for the incumbent.",
    "He read the ecosystem of apps and emptied the recycle bin.",
    "游客欣赏田园风光，林业大学的学生也来了。",
    "朝鲜拒绝放弃核武器，局势持续升温。",
    "公司资金回收良好，信用水平提高，双循环格局形成。",
  })
  void givesGeneralNewsNoTopic(String text) {
    assertThat(tag(text)).isEmpty();
    assertThat(RELEVANCE.of(List.of(), List.of())).isZero();
  }

  /** Cars, farms and seas count as climate topics only if the rest of the text is about climate. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "The farmers sold their crops. Farmers and food prices: farmers. | agriculture",
        "Cars stood in traffic on the road; the bus and more cars came. | transport",
        "The coastal town by the sea: sea, marine museum. | oceans",
      })
  void wordsOfOtherFieldsNeedContext(String text, String topic) {
    String climate = " Greenhouse gas emissions must fall, the climate change plan says.";

    assertThat(tag(text)).isEmpty();
    assertThat(tag(text + climate)).extracting(Topic::id).contains(topic);
  }

  @Test
  void scoresTheMainTopicAboveMentionedTopics() {
    String text =
        "Methane rules for oil fields. The methane plan asks firms to find each methane leak, to"
            + " stop gas flaring and to report methane emissions. Later rules may cover forestry.";
    List<Topic> topics = tag(text);

    assertThat(topics.get(0).id()).isIn("methane", "greenhouse-gases");
    assertThat(topics)
        .filteredOn(t -> t.id().equals("forests"))
        .allSatisfy(t -> assertThat(t.score()).isLessThan(score(topics, "methane")));
  }

  @Test
  void singleSentenceHasOneTopic() {
    String sentence =
        "Deforestation falls as forest protection, reforestation and REDD+ grow, solar panels in view.";

    assertThat(tag(sentence)).extracting(Topic::id).containsExactly("forests");
    assertThat(tag(sentence + " So it was in May.")).extracting(Topic::id).contains("solar");
    assertThat(tag("Methane emissions from landfills are cut"))
        .extracting(Topic::id)
        .contains("methane", "greenhouse-gases");
  }

  /** One weak word, however often, is not enough; two different ones beside climate are. */
  @Test
  void aTopicNeedsMoreThanOneWeakWord() {
    String climate = " Global warming and greenhouse gases: the climate change plan.";

    assertThat(tag("The grid, the grid and the grid." + climate))
        .extracting(Topic::id)
        .doesNotContain("disaster-risk", "power-grid");
    assertThat(tag("A hazard, a hazard, emergency management." + climate))
        .extracting(Topic::id)
        .contains("climate-change");
    assertThat(tag("Floods, storms and typhoons." + climate))
        .extracting(Topic::id)
        .contains("extreme-weather");
    assertThat(tag("Floods and floods and floods." + climate))
        .extracting(Topic::id)
        .doesNotContain("extreme-weather");
  }

  @Test
  void titleCountsMoreThanText() {
    String text = "The minister presented the plan. " + "It was welcomed by many. ".repeat(20);

    assertThat(TAGGER.tag("Carbon market to grow", text, List.of(), List.of()))
        .extracting(Topic::id)
        .contains("carbon-markets");
    assertThat(tag(text)).isEmpty();
  }

  @Test
  void returnsBroaderConceptsAndEvidence() {
    String text = "New solar panels and a solar farm for the city.";
    Topic solar = tag(text).stream().filter(t -> t.id().equals("solar")).findFirst().orElseThrow();

    assertThat(solar.broader()).containsExactly("renewable-energy", "energy-transition");
    assertThat(solar.evidence())
        .extracting(e -> text.substring(e.start(), e.end()))
        .containsExactly("solar panels", "solar farm");
  }

  @Test
  void namesOfPersonsAndPlacesAreNotTopics() {
    String text = "Nobody in the Ivory Coast knew.";

    assertThat(tag(text)).isEmpty();
  }

  @Test
  void relevanceGrowsWithTheTopics() {
    String text =
        "At COP29 envoys discussed the Paris Agreement, carbon markets and climate finance.";
    List<Mention> mentions = MENTIONS.find(text, List.of());

    assertThat(RELEVANCE.of(tag(text), mentions)).isBetween(0.8, 1.0);
  }

  private static List<Topic> tag(String text) {
    return TAGGER.tag(null, text, List.of(), MENTIONS.find(text, List.of()));
  }

  private static double score(List<Topic> topics, String id) {
    return topics.stream().filter(t -> t.id().equals(id)).findFirst().orElseThrow().score();
  }
}
