package dev.isobar.enrich.mention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.contracts.Mention;
import dev.isobar.contracts.Mention.Type;
import dev.isobar.contracts.Segment;
import dev.isobar.enrich.ner.NerSpan;
import dev.isobar.enrich.taxonomy.Taxonomy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The names of the recogniser are given by hand, so that the tests do not depend on a model. */
class EntityLinkerTest {
  private static final Taxonomy TAXONOMY = Taxonomy.loadDefault();
  private static final GazetteerMatcher FINDER = new GazetteerMatcher(TAXONOMY);
  private static final EntityLinker LINKER = new EntityLinker(TAXONOMY);

  private final List<NerSpan> seen = new ArrayList<>();
  private String text;

  @Test
  void unlistedPersonGetsAnIdFromTheName() {
    text = "Jane Q. Okonkwo spoke.";
    recognise("Jane Q. Okonkwo", Type.PERSON);
    assertThat(linked("Jane Q. Okonkwo").entity()).isEqualTo("person/jane-okonkwo");
    assertThat(linked("Jane Q. Okonkwo").rule()).isEqualTo("recogniser:name");
  }

  @Test
  void shortFormBelongsToTheFullName() {
    text = "Jane Okonkwo spoke. Okonkwo left, and Jane laughed.";
    recognise("Jane Okonkwo", Type.PERSON);
    recognise(". Okonkwo", 2, Type.PERSON);
    recognise("and Jane", 4, Type.PERSON);
    assertThat(entities("Okonkwo", "Jane")).containsOnly("person/jane-okonkwo");
  }

  @Test
  void chineseAndEnglishSpellingsHaveOneId() {
    text = "张晓红（Zhang Xiaohong）来了。Xiaohong Zhang spoke; 欧阳志远 and 解振华 too.";
    recognise("张晓红", Type.PERSON);
    recognise("Zhang Xiaohong", Type.PERSON);
    recognise("欧阳志远", Type.PERSON);
    assertThat(entities("张晓红", "Zhang Xiaohong")).containsOnly("person/zhang-xiaohong");
    assertThat(linked("欧阳志远").entity()).isEqualTo("person/ouyang-zhiyuan");
    assertThat(linked("解振华").entity()).isEqualTo("person/xie-zhenhua");
  }

  @Test
  void soundAloneDoesNotLinkToAListedPerson() {
    text = "教授解震华、工人习进平、记者張高莉和张高丽来了。";
    recognise("解震华", Type.PERSON);
    recognise("习进平", Type.PERSON);
    recognise("張高莉", Type.PERSON);
    for (String name : List.of("解震华", "习进平", "張高莉")) {
      assertThat(TAXONOMY.entity(linked(name).entity())).as(name).isNull();
      assertThat(linked(name).name()).isEqualTo(name);
    }
    assertThat(linked("解震华").entity()).startsWith("person/xie-zhenhua-");
    assertThat(linked("张高丽").entity()).isEqualTo("person/zhang-gaoli");
  }

  @Test
  void homophoneHasItsOwnIdInBothScripts() {
    text = "张高莉和张糕丽。張高莉。";
    recognise("张高莉", Type.PERSON);
    recognise("张糕丽", Type.PERSON);
    recognise("張高莉", Type.PERSON);
    assertThat(linked("張高莉").entity()).isEqualTo(linked("张高莉").entity());
    assertThat(linked("张糕丽").entity()).isNotEqualTo(linked("张高莉").entity());
  }

  @Test
  void charactersOfAListedPersonMeanThePersonInBothScripts() {
    text = "解振華与解振华。";
    recognise("解振華", Type.PERSON);
    recognise("与解振华", 1, Type.PERSON);
    assertThat(entities("解振華", "解振华")).hasSize(2).containsOnly("person/xie-zhenhua");
    assertThat(new HomophoneCheck(TAXONOMY, Set.of()).distinctId("person/xie-zhenhua", "解振華"))
        .isEqualTo("person/xie-zhenhua");
  }

  @Test
  void bracketsGiveTheLatinNameToTheHomophone() {
    text = "记者张高莉（Zhang Gaoli）来了。Zhang Gaoli spoke.";
    recognise("张高莉", Type.PERSON);
    assertThat(entities("张高莉", "Zhang Gaoli"))
        .hasSize(3)
        .containsOnly(linked("张高莉").entity())
        .doesNotContain("person/zhang-gaoli");
    seen.clear();
    text = "Zhang Gaoli（张高莉） spoke.";
    recognise("张高莉", Type.PERSON);
    assertThat(entities("张高莉", "Zhang Gaoli")).hasSize(2).doesNotContain("person/zhang-gaoli");
    seen.clear();
    text = "张高丽 met the reporter Zhang Gaoli（张高莉）.";
    recognise("张高莉", Type.PERSON);
    assertThat(linked("张高莉").entity()).isNotEqualTo("person/zhang-gaoli");
    assertThat(linked("张高丽").entity()).isEqualTo("person/zhang-gaoli");
  }

  @Test
  void listedNameInBothScriptsIsOnePerson() {
    text = "刘振民（Liu Zhenmin）来了。Liu Zhenmin spoke to 劉振民.";
    recognise("刘振民", Type.PERSON);
    recognise("Liu Zhenmin", Type.PERSON);
    assertThat(entities("刘振民", "Liu Zhenmin", "劉振民")).hasSize(4).containsOnly("person/liu-zhenmin");
  }

  @Test
  void otherPinyinNameIsNotAMisspelling() {
    text = "Xie Zhenhua met Xie Zhenhui. Xie Zhenhua left.";
    recognise("Xie Zhenhui", Type.PERSON);
    assertThat(linked("Xie Zhenhui").entity()).isEqualTo("person/xie-zhenhui");
    text = "Zhang Gaoli spoke. Minister Zhuang left.";
    seen.clear();
    assertThat(link()).hasSize(1);
  }

  @Test
  void foreignNameInBracketsIsTheSamePerson() {
    text = "玛丽亚·奥孔科（Maria Okonkwo）发言。奥孔科离开。";
    recognise("玛丽亚·奥孔科", Type.PERSON);
    recognise("Maria Okonkwo", Type.PERSON);
    recognise("。奥孔科", 1, Type.PERSON);
    String maria = linked("玛丽亚·奥孔科").entity();
    assertThat(entities("Maria Okonkwo", "奥孔科")).containsOnly(maria);
  }

  @Test
  void acronymInBracketsMeansTheOrganisationFromThenOn() {
    text = "The Norwegian Polar Institute (NPI) spoke. Then NPI left.";
    recognise("Norwegian Polar Institute", Type.ORGANISATION);
    recognise("(NPI", 1, Type.ORGANISATION);
    recognise("Then NPI", 5, Type.PERSON);
    assertThat(entities("NPI")).containsOnly("organisation/norwegian-polar-institute");
    assertThat(link()).filteredOn(m -> m.text().equals("NPI")).hasSize(2);
    assertThat(linked("NPI").type()).isEqualTo(Type.ORGANISATION);
  }

  @Test
  void reversedNameMeansTheListedPerson() {
    text = "Zhenmin Liu spoke.";
    recognise("Zhenmin Liu", Type.PERSON);
    assertThat(linked("Zhenmin Liu").entity()).isEqualTo("person/liu-zhenmin");
  }

  @Test
  void misspeltFullNameMeansThePersonNamedCorrectlyElsewhere() {
    text = "John Podesta spoke. Then Jon Podista left, and Jon Postman too.";
    recognise("Jon Podista", Type.PERSON);
    recognise("Jon Postman", Type.PERSON);
    assertThat(linked("Jon Podista").entity()).isEqualTo("person/john-podesta");
    assertThat(linked("Jon Postman").entity()).isEqualTo("person/jon-postman");
  }

  @Test
  void taxonomyTakesPrecedenceExceptOverLongerNames() {
    text = "In Beijing the Beijing Symphony Orchestra met John Podesta.";
    recognise("Beijing Symphony Orchestra", Type.ORGANISATION);
    recognise("John Podesta", Type.ORGANISATION);
    assertThat(linked("Beijing").entity()).isEqualTo("place/beijing");
    assertThat(linked("Beijing Symphony Orchestra").type()).isEqualTo(Type.ORGANISATION);
    assertThat(linked("John Podesta").entity()).isEqualTo("person/john-podesta");
    assertThat(link()).hasSize(3);
  }

  @Test
  void placeCanMeanItsTeam() {
    text = "Liverpool won the match.";
    recognise("Liverpool", Type.ORGANISATION);
    assertThat(linked("Liverpool").entity()).isEqualTo("organisation/liverpool");
  }

  @Test
  void partOfALongerPlaceNameIsAnotherPlace() {
    text = "他来自桑德斯山东。";
    recognise("桑德斯山东", Type.PLACE);
    assertThat(linked("桑德斯山东").entity()).isNotEqualTo("place/shandong");
    assertThat(linked("桑德斯山东").type()).isEqualTo(Type.PLACE);
  }

  @Test
  void chainOfPlacesMeansTheLastOne() {
    text = "他来自美国阿拉斯加州。";
    recognise("美国阿拉斯加州", Type.PLACE);
    assertThat(linked("美国阿拉斯加州").entity()).isEqualTo("place/alaska");
  }

  @Test
  void countryBeforeAKnownOrganisationAddsNothing() {
    text = "The Chinese Ministry of Ecology and Environment spoke.";
    recognise("Chinese Ministry of Ecology and Environment", Type.ORGANISATION);
    assertThat(linked("Ministry of Ecology and Environment").entity())
        .isEqualTo("organisation/mee");
  }

  @Test
  void findsANameAgainInUnreadSentences() {
    text = "Polar Watch spoke. Nobody heard Polar Watch. Polar Watchers did.";
    recognise("Polar Watch", Type.ORGANISATION);
    assertThat(link())
        .extracting(Mention::rule)
        .containsExactly("recogniser:name", "recogniser:repeat");
  }

  @Test
  void longerNameOfAnotherPersonHasItsOwnId() {
    text = "Ursula von der Leyen spoke. Greta von der Leyen and John Kerry Fox left.";
    recognise("Greta von der Leyen", Type.PERSON);
    recognise("John Kerry Fox", Type.PERSON);
    assertThat(linked("Greta von der Leyen").entity()).isEqualTo("person/greta-von-der-leyen");
    assertThat(linked("John Kerry Fox").entity()).isEqualTo("person/john-kerry-fox");
    text = "刘鹤轩来了。";
    seen.clear();
    recognise("刘鹤轩", Type.PERSON);
    assertThat(linked("刘鹤轩").entity()).isEqualTo("person/liu-hexuan");
  }

  @Test
  void titleBesideAKnownPersonAddsNothing() {
    text = "Special Envoy John Kerry and President Xi Jinping came. 习近平主席来了。";
    recognise("Special Envoy John Kerry", Type.PERSON);
    recognise("President Xi Jinping", Type.PERSON);
    recognise("习近平主席", Type.PERSON);
    assertThat(entities("Special Envoy John Kerry")).containsOnly("person/john-kerry");
    assertThat(entities("President Xi Jinping", "习近平主席")).containsOnly("person/xi-jinping");
  }

  @Test
  void namesakeOfAListedPersonHasAnotherId() {
    text = "记者李强报道。李强说，Reporter Wang Yi wrote.";
    recognise("者李强", 1, Type.PERSON);
    recognise("。李强", 1, Type.PERSON);
    recognise("Wang Yi", Type.PERSON);
    assertThat(entities("李强")).hasSize(2).containsOnly("person/li-qiang-674e-5f3a");
    assertThat(entities("Wang Yi")).isEmpty();
  }

  @Test
  void listOfKnownPersonsIsNotOnePerson() {
    text = "习近平李强赵乐际出席。";
    recognise("习近平李强赵乐际", Type.PERSON);
    assertThat(entities("习近平", "李强", "赵乐际"))
        .containsExactly("person/xi-jinping", "person/li-qiang", "person/zhao-leji");
  }

  @Test
  void adjectivesAndPeoplesAreNoNames() {
    text = "Chinese and European Londoners met 华人. Tim Finn and 美 too.";
    recognise("Chinese", Type.PLACE);
    recognise("European", Type.ORGANISATION);
    recognise("Londoners", Type.PERSON);
    recognise("华人", Type.PLACE);
    recognise("Tim Finn", Type.PERSON);
    recognise("美", Type.PLACE);
    assertThat(link()).extracting(Mention::text).containsExactly("Tim Finn", "美");
    assertThat(linked("美").entity()).isEqualTo("place/united-states");
  }

  @Test
  void omitsADoubtfulOrEmptyName() {
    text = "Perhaps Oddly spoke to ☃☃☃ today.";
    seen.add(new NerSpan(8, 13, Type.PERSON, 0.2));
    recognise("☃☃☃", Type.PERSON);
    assertThat(link()).isEmpty();
  }

  @Test
  void mentionsDoNotOverlapAndQuoteTheText() {
    text = "John Podesta of the United States met Jane Podesta of New York University in New York.";
    recognise("John Podesta of", Type.ORGANISATION);
    recognise("Jane Podesta", Type.PERSON);
    recognise("New York University in New York", Type.ORGANISATION);
    int free = 0;
    for (Mention mention : link()) {
      assertThat(mention.start()).isGreaterThanOrEqualTo(free);
      assertThat(text.substring(mention.start(), mention.end())).isEqualTo(mention.text());
      free = mention.end();
    }
  }

  private void recognise(String words, Type type) {
    recognise(words, 0, type);
  }

  /** Adds a name that begins {@code skip} characters into these words. */
  private void recognise(String words, int skip, Type type) {
    int start = text.indexOf(words);
    seen.add(new NerSpan(start + skip, start + words.length(), type, 0.95));
  }

  private List<Mention> link() {
    List<Segment> segments = List.of(new Segment(0, text.length(), "en"));
    seen.sort(Comparator.comparingInt(NerSpan::start));
    return LINKER.link(text, FINDER.find(text, segments), seen);
  }

  private Mention linked(String words) {
    return link().stream().filter(m -> m.text().equals(words)).findFirst().orElseThrow();
  }

  private List<String> entities(String... words) {
    return link().stream()
        .filter(m -> List.of(words).contains(m.text()))
        .map(Mention::entity)
        .toList();
  }
}
