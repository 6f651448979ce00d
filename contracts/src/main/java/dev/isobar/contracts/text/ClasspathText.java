package dev.isobar.contracts.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Reads text files that are packaged with a class. */
public final class ClasspathText {
  private ClasspathText() {}

  /**
   * Returns the text of a file in UTF-8.
   *
   * @param name relative to the package of {@code owner}, or absolute with a leading slash
   */
  public static String read(Class<?> owner, String name) {
    try (InputStream in = owner.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
