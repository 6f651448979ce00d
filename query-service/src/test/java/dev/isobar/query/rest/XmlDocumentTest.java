package dev.isobar.query.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;

class XmlDocumentTest {

  @Property(tries = 300)
  void anyTextGivesADocumentThatParses(@ForAll String text) throws Exception {
    assertThat(parsed(text)).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ]]><script>alert(1)</script>  | ]]><script>alert(1)</script>
          <![CDATA[ a & b ]]>           | <![CDATA[ a & b ]]>
          &amp; "quoted" 'text'         | &amp; "quoted" 'text'
          甲烷 😀                        | 甲烷 😀
          """)
  void textSurvives(String text, String expected) throws Exception {
    assertThat(parsed(text)).containsOnly(expected);
  }

  @ParameterizedTest
  @CsvSource({"a\u0000b", "a\u0008b", "a\u001Fb", "a\uFFFEb", "a\uD800b", "a\uDC00b"})
  void charactersThatXmlCannotContainBecomeBlanks(String text) throws Exception {
    assertThat(parsed(text)).containsOnly("a b");
  }

  /** Returns the text after a parser has read it, as text and as an attribute. */
  private static List<String> parsed(String text) throws Exception {
    byte[] xml = new XmlDocument().start("a").text("b", text, "c", text).end().bytes();
    Element element =
        (Element)
            DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml))
                .getDocumentElement()
                .getFirstChild();
    return List.of(element.getTextContent(), element.getAttribute("c"));
  }
}
