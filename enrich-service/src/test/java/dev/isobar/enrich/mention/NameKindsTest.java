package dev.isobar.enrich.mention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.enrich.taxonomy.Taxonomy;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Listed names by kind of fault, each with what must and what must not be found. */
class NameKindsTest {
  private static final GazetteerMatcher FINDER = new GazetteerMatcher(Taxonomy.loadDefault());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Paris Whitfield sang in Paris. | Paris=paris",
        "Austin Fletcher and Savannah R. Okoro wrote it. |",
        "Sydney Bell said no. |",
        "Ms London agreed. |",
        "Denver Wilkins, 34, won; later Denver lost. |",
        "Denver voted before Denver Wilkins came. | Denver=denver",
        "London Bridge, London Heathrow and the London Underground | London=london London=london London=london",
        "Sydney Faces Heat | Sydney=sydney",
        "Jordan Ellis met us in Amman, Jordan. Jordan smiled. | Amman=amman Jordan=jordan",
        "Berlin, 24, Paris, 31 | Berlin=berlin Paris=paris",
      })
  void givenNameOfAPersonIsNoPlace(String text, String expected) {
    assertThat(found(text)).isEqualTo(expected == null ? "" : expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Rebecca Holland spoke. Holland, she is told, floods. |",
        "Rebecca Holland lives in Holland. | Holland=netherlands",
        "Dr. Israel and Senator Chad came. |",
        "Thomas P. England wrote. England answered. |",
        "Chad, 45, said so. |",
        "Peter Ireland left Ireland. Ireland was asked. |",
        "Kevin Ireland came from Ireland. | Ireland=ireland",
        "Spain and Portugal; Maria in Spain | Spain=spain Portugal=portugal Spain=spain",
        "San Jose Peru | Peru=peru",
      })
  void familyNameOfAPersonIsNoPlace(String text, String expected) {
    assertThat(found(text)).isEqualTo(expected == null ? "" : expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Elizabeth May is a leader; place Canada: In May, Canada voted. | Elizabeth May=elizabeth-may Canada=canada Canada=canada",
        "Theresa May left. May told us. Since May it rained. | Theresa May=theresa-may May=theresa-may",
        "Theresa May left on 24 May and May 25, and in April and May. | Theresa May=theresa-may",
        "Theresa May left. May we ask? May, 61, said. | Theresa May=theresa-may May=theresa-may",
        "Theresa May left. A speech by May was read. | Theresa May=theresa-may",
      })
  void monthIsNoPerson(String text, String expected) {
    assertThat(found(text)).isEqualTo(expected == null ? "" : expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Guinea fowls, Brussels sprouts, Canada geese and Brazil nuts |",
        "Bengal tigers; a Boston terrier; Stockholm syndrome; Panama hats |",
        "Guinea worm fell in Guinea. | Guinea=guinea",
        "Brazil exports nuts; Canada shoots geese. | Brazil=brazil Canada=canada",
        "荷兰猪和俄罗斯方块；瑞士军刀 |",
        "荷兰养猪业；瑞士的军队；北京烤鸭店在北京。 | 荷兰=netherlands 瑞士=switzerland 北京=beijing",
      })
  void animalOrThingIsNoPlace(String text, String expected) {
    assertThat(found(text)).isEqualTo(expected == null ? "" : expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "John Kerry spoke. Kerry-Gold butter; Kerry® milk; kerry.org, Kerry.com. | John Kerry=john-kerry",
        "John Kerry spoke. The Kerry-era rules, Kerry-backed. | John Kerry=john-kerry Kerry=john-kerry Kerry=john-kerry",
        "John Kerry and Xie Zhenhua: the Kerry-Xie talks; Xie left. | John Kerry=john-kerry Xie Zhenhua=xie-zhenhua Kerry=john-kerry Xie=xie-zhenhua Xie=xie-zhenhua",
        "John Kerry met Rosa Smith-Kerry. | John Kerry=john-kerry",
      })
  void compoundIsNoPerson(String text, String expected) {
    assertThat(found(text)).isEqualTo(expected == null ? "" : expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Ursula von der Leyen spoke; Mrs von der Leyen left. | Ursula von der Leyen=ursula-von-der-leyen von der Leyen=ursula-von-der-leyen",
        "Ursula von der Leyen spoke; Greta von der Leyen left. | Ursula von der Leyen=ursula-von-der-leyen",
        "António Guterres spoke; Ana de Guterres left. | António Guterres=antonio-guterres",
        "John Kerry spoke; Teresa Heinz Kerry left. | John Kerry=john-kerry",
      })
  void anotherBearerOfTheFamilyNameIsNotListed(String text, String expected) {
    assertThat(found(text)).isEqualTo(expected == null ? "" : expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Zhenhua Xie | Zhenhua Xie=xie-zhenhua",
        "Xiè Zhènhuá, XIE Zhen-hua and Zhen-Hua Xie | Xiè Zhènhuá=xie-zhenhua XIE Zhen-hua=xie-zhenhua Zhen-Hua Xie=xie-zhenhua",
        "Xie, Zhenhua; Huang Run-qiu; Runqiu Huang | Xie, Zhenhua=xie-zhenhua Huang Run-qiu=huang-runqiu Runqiu Huang=huang-runqiu",
        "Lan Foan, Lan Fo’an, Fo'an Lan | Lan Foan=lan-foan Lan Fo’an=lan-foan Fo'an Lan=lan-foan",
        "Jinping Xi; Zhenhui Xie | Jinping Xi=xi-jinping",
        "Qiang Li spoke. |",
        "Li Qiang of China; Qiang Li spoke. | Li Qiang=li-qiang China=china Qiang Li=li-qiang",
        "约翰克里；约翰.波德斯塔、约翰 波德斯塔与约翰波德斯塔 | 约翰克里=john-kerry 约翰.波德斯塔=john-podesta 约翰 波德斯塔=john-podesta 约翰波德斯塔=john-podesta",
        "解振華、劉振民 | 解振華=xie-zhenhua 劉振民=liu-zhenmin",
      })
  void otherSpellingsNameTheSamePerson(String text, String expected) {
    assertThat(found(text)).isEqualTo(expected == null ? "" : expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "记者李强报道，村民王毅说，编辑：刘鹤 |",
        "记者李强报道。李强说，问总理李强。 | 李强=li-qiang",
        "Li Qiang, a local reporter, wrote; Li Qiang added. Premier Li Qiang left. | Li Qiang=li-qiang",
        "John Kerry, a former farmer, spoke. | John Kerry=john-kerry",
        "总理李强说，外长王毅说 | 李强=li-qiang 王毅=wang-yi",
        "Reporter Li Qiang and villager Wang Yi; a farmer Liu He |",
        "Premier Li Qiang and Foreign Minister Wang Yi | Li Qiang=li-qiang Wang Yi=wang-yi",
      })
  void occupationTellsANamesake(String text, String expected) {
    assertThat(found(text)).isEqualTo(expected == null ? "" : expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Paris, Texas; Moscow, Idaho; London, Ontario | Texas=texas Idaho=idaho Ontario=ontario",
        "Paris, France; Moscow, Russia | Paris=paris France=france Moscow=moscow Russia=russia",
        "Port Jordan on the Red Sea; Lake Geneva; Port Sudan | Red Sea=red-sea Port Sudan=port-sudan",
        "Czechoslovakia, East Germany and Serbia and Montenegro | Czechoslovakia=czechoslovakia East Germany=east-germany Serbia and Montenegro=serbia-and-montenegro",
        "捷克斯洛伐克、东德；捷克和德国 | 捷克斯洛伐克=czechoslovakia 东德=east-germany 捷克=czech-republic 德国=germany",
      })
  void placeInALongerNameIsAnother(String text, String expected) {
    assertThat(found(text)).isEqualTo(expected == null ? "" : expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "He Lifeng came. He said no. Vice Premier He left. | He Lifeng=he-lifeng He=he-lifeng",
        "Susan Rice came. Rice prices rose. | Susan Rice=susan-rice",
        "Susan Rice came. Rice said so; Rice, too. | Susan Rice=susan-rice Rice=susan-rice Rice=susan-rice",
      })
  void ordinaryWordIsNoFamilyName(String text, String expected) {
    assertThat(found(text)).isEqualTo(expected == null ? "" : expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "The GCF paid. |",
        "The Green Climate Fund spoke; the GCF paid. | Green Climate Fund=green-climate-fund GCF=green-climate-fund",
        "The IMF, the WTO, the EU and the UK | IMF=imf WTO=wto EU=european-union UK=united-kingdom",
      })
  void shortAcronymNeedsItsFullName(String text, String expected) {
    assertThat(found(text)).isEqualTo(expected == null ? "" : expected);
  }

  private static String found(String text) {
    return FINDER.find(text, List.of()).stream()
        .map(m -> m.text() + "=" + m.entity().substring(m.entity().indexOf('/') + 1))
        .collect(Collectors.joining(" "));
  }
}
