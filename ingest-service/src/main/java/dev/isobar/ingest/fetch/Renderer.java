package dev.isobar.ingest.fetch;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Describes a service that fetches for this one: a renderer of pages that need JavaScript, or a
 * bridge such as RSSHub or RSS-Bridge that makes feeds. Its host usually is one of {@code
 * isobar.fetch.allowed-hosts}.
 *
 * @param name the name below {@code isobar.feeds.renderers}
 * @param address its address; {@code {url}} in it is replaced by the escaped address of the page,
 *     or the address is put at its end
 * @param secrets what it asks for, as {@link FetchRequest#secrets()}: a header, or a query
 *     parameter such as {@code ?key} of RSSHub
 */
public record Renderer(String name, String address, Map<String, String> secrets) {
  private static final String PLACEHOLDER = "{url}";

  /** Copies the secrets. */
  public Renderer {
    secrets = Map.copyOf(secrets);
  }

  /** Returns the address that renders a page. */
  URI rendering(URI page) throws FetchException {
    String escaped = URLEncoder.encode(page.toString(), StandardCharsets.UTF_8);
    String filled =
        address.contains(PLACEHOLDER) ? address.replace(PLACEHOLDER, escaped) : address + escaped;
    return WebAddress.parse(filled).uri();
  }

  /** Returns whether an address is one of this service, so that it gets the secrets. */
  public boolean serves(URI uri) {
    try {
      WebAddress base = WebAddress.parse(address.replaceFirst("[?{].*", ""));
      WebAddress asked = WebAddress.of(uri);
      return asked.origin().equals(base.origin()) && asked.target().startsWith(base.target());
    } catch (FetchException e) {
      return false;
    }
  }

  /** Hides the secrets. */
  @Override
  public String toString() {
    return "Renderer[" + name + ", " + address + "]";
  }
}
