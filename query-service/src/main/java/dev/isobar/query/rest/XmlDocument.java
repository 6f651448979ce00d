package dev.isobar.query.rest;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes an XML document, element by element. Any text is allowed: characters that XML 1.0 cannot
 * contain become blanks.
 */
public final class XmlDocument {
  private final StringWriter out = new StringWriter();
  private final XMLStreamWriter xml;

  /** Begins a document. */
  public XmlDocument() {
    out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    try {
      xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  private interface Step {
    void write() throws XMLStreamException;
  }

  /**
   * Begins an element.
   *
   * @param attributes names and values in turn; those whose value is null are left out
   */
  public XmlDocument start(String name, String... attributes) {
    return write(() -> xml.writeStartElement(name)).attributes(attributes);
  }

  /** Ends the element that began last. */
  public XmlDocument end() {
    return write(xml::writeEndElement);
  }

  /** Writes an element that has no content. */
  public XmlDocument empty(String name, String... attributes) {
    return write(() -> xml.writeEmptyElement(name)).attributes(attributes);
  }

  /** Writes an element that has text; nothing if the text is null. */
  public XmlDocument text(String name, String text, String... attributes) {
    if (text == null) {
      return this;
    }
    start(name, attributes);
    return write(() -> xml.writeCharacters(allowed(text))).end();
  }

  /** Returns the document in UTF-8. */
  public byte[] bytes() {
    write(xml::writeEndDocument);
    return out.append('\n').toString().getBytes(StandardCharsets.UTF_8);
  }

  private XmlDocument attributes(String... attributes) {
    return write(
        () -> {
          for (int i = 0; i < attributes.length; i += 2) {
            if (attributes[i + 1] != null) {
              xml.writeAttribute(attributes[i], allowed(attributes[i + 1]));
            }
          }
        });
  }

  /** Returns the text with only the characters of production 2 of XML 1.0. */
  private static String allowed(String text) {
    StringBuilder allowed = new StringBuilder(text.length());
    text.codePoints().map(c -> isAllowed(c) ? c : ' ').forEach(allowed::appendCodePoint);
    return allowed.toString();
  }

  private static boolean isAllowed(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= 0x20 && c < Character.MIN_SURROGATE)
        || (c > Character.MAX_SURROGATE && c <= 0xFFFD)
        || c >= Character.MIN_SUPPLEMENTARY_CODE_POINT;
  }

  private XmlDocument write(Step step) {
    try {
      step.write();
      return this;
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }
}
