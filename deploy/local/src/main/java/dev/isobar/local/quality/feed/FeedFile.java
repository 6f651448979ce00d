package dev.isobar.local.quality.feed;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Holds a file of a feed corpus with what its comment expects.
 *
 * @param name the path below the corpus
 * @param contentType the header that the comment asks for; null if it does not
 * @param address the address that relative links refer to, with the header Content-Location
 */
record FeedFile(
    String name, byte[] body, String contentType, URI address, List<FeedAssertion> assertions) {
  private static final Pattern EXPECT = Pattern.compile("(?m)^\\W*Expect:(.*)$");
  private static final Pattern HEADER = Pattern.compile("(?m)^\\W*Header:\\s*([\\w-]+):(.*)$");

  /** The server of feedparser's own tests. */
  private static final URI SERVER = URI.create("http://127.0.0.1:8097/");

  private static final List<Charset> CHARSETS =
      List.of(
          StandardCharsets.UTF_8,
          StandardCharsets.UTF_16LE,
          StandardCharsets.UTF_16BE,
          Charset.forName("UTF-32LE"),
          Charset.forName("UTF-32BE"));

  static FeedFile read(Path corpus, Path file) throws IOException {
    byte[] body = Files.readAllBytes(file);
    String text = text(body);
    String name = corpus.relativize(file).toString().replace('\\', '/');
    String contentType = null;
    URI address = SERVER.resolve(name.replace(' ', '-'));
    Matcher header = HEADER.matcher(text);
    while (header.find()) {
      String value = header.group(2).strip();
      if (header.group(1).equalsIgnoreCase("Content-type")) {
        contentType = value;
      } else if (header.group(1).equalsIgnoreCase("Content-Location")
          && value.matches("(?:http:/)?/.*")) {
        address = address.resolve(value);
      }
    }
    Matcher expect = EXPECT.matcher(text);
    List<FeedAssertion> assertions =
        expect.find() ? FeedAssertion.of(expect.group(1).replaceFirst("-->.*", "")) : List.of();
    return new FeedFile(name, body, contentType, address, assertions);
  }

  private static String text(byte[] body) {
    for (Charset charset : CHARSETS) {
      String text = new String(body, charset);
      if (text.contains("Expect:")) {
        return text;
      }
    }
    return new String(body, StandardCharsets.ISO_8859_1);
  }
}
