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

/** What a recogniser saw is given by hand here, so that no model has a say. */
class EntityLinkerTest {
  private static final Taxonomy TAXONOMY = Taxonomy.loadDefault();
  private static final GazetteerMatcher FINDER = new GazetteerMatcher(TAXONOMY);
  private static final EntityLinker LINKER = new EntityLinker(TAXONOMY);

  private final List<NerSpan> seen = new ArrayList<>();
  private String text;

  @Test
  void anUnknownPersonHasAnIdThatHerNameGives() {
    text = "Jane Q. Okonkwo spoke.";
    see("Jane Q. Okonkwo", Type.PERSON);
    assertThat(linked("Jane Q. Okonkwo").entity()).isEqualTo("person/jane-okonkwo");
    assertThat(linked("Jane Q. Okonkwo").rule()).isEqualTo("recogniser:name");
  }

  @Test
  void aShortFormBelongsToTheFullName() {
    text = "Jane Okonkwo spoke. Okonkwo left, and Jane laughed.";
    see("Jane Okonkwo", Type.PERSON);
    see(". Okonkwo", 2, Type.PERSON);
    see("and Jane", 4, Type.PERSON);
    assertThat(entities("Okonkwo", "Jane")).containsOnly("person/jane-okonkwo");
  }

  @Test
  void chineseAndEnglishSpellingsMeet() {
    text = "张晓红（Zhang Xiaohong）来了。Xiaohong Zhang spoke; 欧阳志远 and 解振华 too.";
    see("张晓红", Type.PERSON);
    see("Zhang Xiaohong", Type.PERSON);
    see("欧阳志远", Type.PERSON);
    assertThat(entities("张晓红", "Zhang Xiaohong")).containsOnly("person/zhang-xiaohong");
    assertThat(linked("欧阳志远").entity()).isEqualTo("person/ouyang-zhiyuan");
    assertThat(linked("解振华").entity()).isEqualTo("person/xie-zhenhua");
  }

  @Test
  void nobodyBecomesAListedPersonByTheSoundOfAName() {
    text = "教授解震华、工人习进平、记者張高莉和张高丽来了。";
    see("解震华", Type.PERSON);
    see("习进平", Type.PERSON);
    see("張高莉", Type.PERSON);
    for (String name : List.of("解震华", "习进平", "張高莉")) {
      assertThat(TAXONOMY.entity(linked(name).entity())).as(name).isNull();
      assertThat(linked(name).name()).isEqualTo(name);
    }
    assertThat(linked("解震华").entity()).startsWith("person/xie-zhenhua-");
    assertThat(linked("张高丽").entity()).isEqualTo("person/zhang-gaoli");
  }

  @Test
  void aHomophoneHasOneIdInEitherWritingAndAnotherThanThoseOfItsSound() {
    text = "张高莉和张糕丽。張高莉。";
    see("张高莉", Type.PERSON);
    see("张糕丽", Type.PERSON);
    see("張高莉", Type.PERSON);
    assertThat(linked("張高莉").entity()).isEqualTo(linked("张高莉").entity());
    assertThat(linked("张糕丽").entity()).isNotEqualTo(linked("张高莉").entity());
  }

  @Test
  void theCharactersOfAListedPersonAreThePersonInEitherWriting() {
    text = "解振華与解振华。";
    see("解振華", Type.PERSON);
    see("与解振华", 1, Type.PERSON);
    assertThat(entities("解振華", "解振华")).hasSize(2).containsOnly("person/xie-zhenhua");
    assertThat(new Homophones(TAXONOMY, Set.of()).apart("person/xie-zhenhua", "解振華"))
        .isEqualTo("person/xie-zhenhua");
  }

  @Test
  void theLatinNameOfAHomophoneIsHisWhereBracketsSaySo() {
    text = "记者张高莉（Zhang Gaoli）来了。Zhang Gaoli spoke.";
    see("张高莉", Type.PERSON);
    assertThat(entities("张高莉", "Zhang Gaoli"))
        .hasSize(3)
        .containsOnly(linked("张高莉").entity())
        .doesNotContain("person/zhang-gaoli");
    seen.clear();
    text = "Zhang Gaoli（张高莉） spoke.";
    see("张高莉", Type.PERSON);
    assertThat(entities("张高莉", "Zhang Gaoli")).hasSize(2).doesNotContain("person/zhang-gaoli");
    seen.clear();
    text = "张高丽 met the reporter Zhang Gaoli（张高莉）.";
    see("张高莉", Type.PERSON);
    assertThat(linked("张高莉").entity()).isNotEqualTo("person/zhang-gaoli");
    assertThat(linked("张高丽").entity()).isEqualTo("person/zhang-gaoli");
  }

  @Test
  void aListedNameInBothScriptsIsOnePerson() {
    text = "刘振民（Liu Zhenmin）来了。Liu Zhenmin spoke to 劉振民.";
    see("刘振民", Type.PERSON);
    see("Liu Zhenmin", Type.PERSON);
    assertThat(entities("刘振民", "Liu Zhenmin", "劉振民")).hasSize(4).containsOnly("person/liu-zhenmin");
  }

  @Test
  void anotherPinyinNameIsNoMisspelling() {
    text = "Xie Zhenhua met Xie Zhenhui. Xie Zhenhua left.";
    see("Xie Zhenhui", Type.PERSON);
    assertThat(linked("Xie Zhenhui").entity()).isEqualTo("person/xie-zhenhui");
    text = "Zhang Gaoli spoke. Minister Zhuang left.";
    seen.clear();
    assertThat(link()).hasSize(1);
  }

  @Test
  void aForeignNameInBracketsIsTheSamePerson() {
    text = "玛丽亚·奥孔科（Maria Okonkwo）发言。奥孔科离开。";
    see("玛丽亚·奥孔科", Type.PERSON);
    see("Maria Okonkwo", Type.PERSON);
    see("。奥孔科", 1, Type.PERSON);
    String maria = linked("玛丽亚·奥孔科").entity();
    assertThat(entities("Maria Okonkwo", "奥孔科")).containsOnly(maria);
  }

  @Test
  void anAcronymInBracketsIsTheSameOrganisationFromThenOn() {
    text = "The Norwegian Polar Institute (NPI) spoke. Then NPI left.";
    see("Norwegian Polar Institute", Type.ORGANISATION);
    see("(NPI", 1, Type.ORGANISATION);
    see("Then NPI", 5, Type.PERSON);
    assertThat(entities("NPI")).containsOnly("organisation/norwegian-polar-institute");
    assertThat(link()).filteredOn(m -> m.text().equals("NPI")).hasSize(2);
    assertThat(linked("NPI").type()).isEqualTo(Type.ORGANISATION);
  }

  @Test
  void aTurnedNameIsThePersonWhomTheTaxonomyKnows() {
    text = "Zhenmin Liu spoke.";
    see("Zhenmin Liu", Type.PERSON);
    assertThat(linked("Zhenmin Liu").entity()).isEqualTo("person/liu-zhenmin");
  }

  @Test
  void aMisspeltFullNameIsThePersonNamedRightlyElsewhere() {
    text = "John Podesta spoke. Then Jon Podista left, and Jon Postman too.";
    see("Jon Podista", Type.PERSON);
    see("Jon Postman", Type.PERSON);
    assertThat(linked("Jon Podista").entity()).isEqualTo("person/john-podesta");
    assertThat(linked("Jon Postman").entity()).isEqualTo("person/jon-postman");
  }

  @Test
  void theTaxonomyHasPrecedenceButALongerNameSwallowsTheOneInside() {
    text = "In Beijing the Beijing Symphony Orchestra met John Podesta.";
    see("Beijing Symphony Orchestra", Type.ORGANISATION);
    see("John Podesta", Type.ORGANISATION);
    assertThat(linked("Beijing").entity()).isEqualTo("place/beijing");
    assertThat(linked("Beijing Symphony Orchestra").type()).isEqualTo(Type.ORGANISATION);
    assertThat(linked("John Podesta").entity()).isEqualTo("person/john-podesta");
    assertThat(link()).hasSize(3);
  }

  @Test
  void aPlaceMayMeanItsTeam() {
    text = "Liverpool won the match.";
    see("Liverpool", Type.ORGANISATION);
    assertThat(linked("Liverpool").entity()).isEqualTo("organisation/liverpool");
  }

  @Test
  void aPlaceThatIsOnlyPartOfALongerOneIsAnother() {
    text = "他来自桑德斯山东。";
    see("桑德斯山东", Type.PLACE);
    assertThat(linked("桑德斯山东").entity()).isNotEqualTo("place/shandong");
    assertThat(linked("桑德斯山东").type()).isEqualTo(Type.PLACE);
  }

  @Test
  void aChainOfPlacesIsTheLastOne() {
    text = "他来自美国阿拉斯加州。";
    see("美国阿拉斯加州", Type.PLACE);
    assertThat(linked("美国阿拉斯加州").entity()).isEqualTo("place/alaska");
  }

  @Test
  void theCountryBeforeAKnownOrganisationAddsNothing() {
    text = "The Chinese Ministry of Ecology and Environment spoke.";
    see("Chinese Ministry of Ecology and Environment", Type.ORGANISATION);
    assertThat(linked("Ministry of Ecology and Environment").entity())
        .isEqualTo("organisation/mee");
  }

  @Test
  void aNameIsFoundAgainWhereNobodyReadIt() {
    text = "Polar Watch spoke. Nobody heard Polar Watch. Polar Watchers did.";
    see("Polar Watch", Type.ORGANISATION);
    assertThat(link())
        .extracting(Mention::rule)
        .containsExactly("recogniser:name", "recogniser:repeat");
  }

  @Test
  void aDoubtfulOrEmptyNameIsLeftOut() {
    text = "Perhaps Oddly spoke to ☃☃☃ today.";
    seen.add(new NerSpan(8, 13, Type.PERSON, 0.2));
    see("☃☃☃", Type.PERSON);
    assertThat(link()).isEmpty();
  }

  @Test
  void mentionsNeverOverlapAndTheirWordsAreTheTexts() {
    text = "John Podesta of the United States met Jane Podesta of New York University in New York.";
    see("John Podesta of", Type.ORGANISATION);
    see("Jane Podesta", Type.PERSON);
    see("New York University in New York", Type.ORGANISATION);
    int free = 0;
    for (Mention mention : link()) {
      assertThat(mention.start()).isGreaterThanOrEqualTo(free);
      assertThat(text.substring(mention.start(), mention.end())).isEqualTo(mention.text());
      free = mention.end();
    }
  }

  private void see(String words, Type type) {
    see(words, 0, type);
  }

  /** A name that begins {@code skip} characters into these words. */
  private void see(String words, int skip, Type type) {
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
