package dev.isobar.enrich.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLdReaderTest {
  private static final String H = "<h1>Tidal mill starts turning again</h1>";
  private static final String OWN =
      "{'@type':'NewsArticle','headline':'Tidal mill starts turning"
          + " again','datePublished':'2024-03-04','author':'Ines Falk'}";

  private static Metadata read(String url, String... scripts) {
    StringBuilder head = new StringBuilder();
    for (String script : scripts) {
      head.append("<script type='application/ld+json'>")
          .append(script.replace('\'', '"'))
          .append("</script>");
    }
    return SmallPages.read(url, "en", head.toString(), H);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%s",
        "//<![CDATA[\n%s\n//]]>",
        "<![CDATA[%s]]>",
        "/*<![CDATA[*/%s/*]]>*/",
        "<!-- %s -->",
        " %s ; ",
        "[%s]",
        "{'@type':'WebSite','name':'Mill Gazette'}%s",
        "{'@graph':[%s]}",
        "{'@type':'WebPage','mainEntity':%s}"
      })
  void readsWrappedScripts(String wrapper) {
    Metadata read = read(null, wrapper.formatted(OWN));
    assertThat(SmallPages.day(read)).isEqualTo("2024-03-04");
    assertThat(read.authors()).containsExactly("Ines Falk");
  }

  @Test
  void leavesOutBrokenScripts() {
    assertThat(SmallPages.day(read(null, "{'@type': oops", OWN))).isEqualTo("2024-03-04");
    assertThat(SmallPages.day(read(null, "{'@type':'NewsArticle','datePublished':'2024-03-04',,}")))
        .isEqualTo("2024-03-04");
  }

  @Test
  void followsReferences() {
    Metadata read =
        read(
            null,
            "{'@type':'Article','headline':'Tidal mill starts turning"
                + " again','author':[{'@id':'#i'},{'@id':'#t'}],'publisher':{'@id':'#g'}}",
            "{'@graph':[{'@type':'Person','@id':'#i','name':'Ines"
                + " Falk'},{'@type':'Person','@id':'#t','givenName':'Tom','familyName':'Oduya','name':'Tom"
                + " Oduya'},{'@type':'Organization','@id':'#g','name':'Mill Gazette'}]}");
    assertThat(read.authors()).containsExactly("Ines Falk", "Tom Oduya");
    assertThat(read.publisher()).isEqualTo("Mill Gazette");
  }

  @Test
  void readsNamesInParts() {
    Metadata read =
        read(
            null,
            "{'@type':'Article','headline':'Tidal mill starts turning"
                + " again','author':{'@type':'Person','givenName':'Ines','familyName':'Falk'}}");
    assertThat(read.authors()).containsExactly("Ines Falk");
  }

  @Test
  void choosesTheArticleOfThePageByItsAddress() {
    String other =
        "{'@type':'NewsArticle','headline':'Tidal mill starts turning"
            + " again','url':'https://m.example/old','datePublished':'2020-01-01'}";
    String own =
        "{'@type':'NewsArticle','headline':'Other"
            + " words','mainEntityOfPage':{'@id':'http://www.m.example/a/'},'datePublished':'2024-03-04'}";
    assertThat(SmallPages.day(read("https://m.example/a", other, own))).isEqualTo("2024-03-04");
    assertThat(SmallPages.day(read("https://m.example/a", own, other))).isEqualTo("2024-03-04");
    assertThat(SmallPages.day(read("https://m.example/old", own, other))).isEqualTo("2020-01-01");
  }

  @Test
  void choosesTheArticleOfThePageByItsHeadline() {
    String other =
        "{'@type':'NewsArticle','headline':'Wheel stands still for"
            + " years','datePublished':'2020-01-01','author':'Old Hand'}";
    Metadata read = read(null, other, OWN);
    assertThat(SmallPages.day(read)).isEqualTo("2024-03-04");
    assertThat(read.authors()).containsExactly("Ines Falk");
    assertThat(read.title()).isEqualTo("Tidal mill starts turning again");
  }

  @Test
  void ignoresArticlesInLists() {
    String list =
        "{'@type':'ItemList','itemListElement':[{'@type':'NewsArticle','headline':'Wheel stands"
            + " still','datePublished':'2020-01-01'}]}";
    assertThat(SmallPages.day(read(null, list, OWN))).isEqualTo("2024-03-04");
    String commented =
        OWN.replace(
            "'author'",
            "'comment':{'@type':'Comment','datePublished':'2024-05-05','author':'Angry"
                + " Reader'},'author'");
    assertThat(read(null, commented).authors()).containsExactly("Ines Falk");
    assertThat(SmallPages.day(read(null, commented))).isEqualTo("2024-03-04");
  }

  @Test
  void prefersTheArticleToThePageAroundIt() {
    String page = "{'@type':'WebPage','datePublished':'2019-01-01','dateModified':'2024-06-01'}";
    assertThat(SmallPages.day(read(null, page, OWN))).isEqualTo("2024-03-04");
    assertThat(SmallPages.day(read(null, page))).isEqualTo("2019-01-01");
    assertThat(read(null, page).updated().value()).isEqualTo("2024-06-01");
    assertThat(SmallPages.day(read(null, "{'@type':'VideoObject','uploadDate':'2019-01-01'}")))
        .isEqualTo("2019-01-01");
    assertThat(SmallPages.day(read(null, "{'@type':'Dataset','datePublished':'2019-01-01'}")))
        .isEqualTo("2019-01-01");
  }

  @Test
  void readsTypesAndValuesInLists() {
    Metadata read =
        read(
            null,
            "{'@type':['Article','BlogPosting'],'headline':'Tidal mill starts turning"
                + " again','datePublished':['2024-03-04'],'dateModified':{'@value':'2024-05-09'},'author':[{'name':['Ines"
                + " Falk','Tom Oduya']}]}");
    assertThat(SmallPages.day(read)).isEqualTo("2024-03-04");
    assertThat(read.updated().value()).isEqualTo("2024-05-09");
    assertThat(read.authors()).containsExactly("Ines Falk", "Tom Oduya");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://schema.org/NewsArticle",
        "schema:BlogPosting",
        "http://schema.org#Article"
      })
  void readsTypesWithTheirVocabulary(String type) {
    assertThat(read(null, OWN.replace("NewsArticle", type)).authors()).containsExactly("Ines Falk");
  }

  @Test
  void readsEscapedScripts() {
    assertThat(read(null, OWN.replace("'", "&quot;")).authors()).containsExactly("Ines Falk");
  }

  @Test
  void undoesEntities() {
    assertThat(
            read(
                    null,
                    "{'@type':'Article','headline':'x','author':'Jos&eacute; N&#250;&ntilde;ez'}")
                .authors())
        .containsExactly("José Núñez");
  }

  @Test
  void namesAnOrganisationOnlyWithoutAPerson() {
    String organisation = "{'@type':'Organization','name':'Mill Gazette'}";
    String article = "{'@type':'Article','headline':'Tidal mill starts turning again','author':%s}";
    assertThat(read(null, article.formatted(organisation)).authors())
        .containsExactly("Mill Gazette");
    assertThat(
            read(
                    null,
                    article.formatted(
                        "[" + organisation + ",{'@type':'Person','name':'Ines Falk'}]"))
                .authors())
        .containsExactly("Ines Falk");
  }
}
