package dev.isobar.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import io.smallrye.config.WithParentName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Compares the settings of a service with the tables of {@code docs/configuration.md}. */
public final class ConfigurationDoc {
  private static final Path DOC = Path.of("../docs/configuration.md");
  private static final Pattern ROW =
      Pattern.compile("^\\| `(isobar\\.[^`]+)` \\| (?:`([^`]*)`|none) \\| \\S", Pattern.MULTILINE);

  private ConfigurationDoc() {}

  /**
   * Asserts that every key of {@code mappings} is in the section {@code ## service} with its
   * default, and no other key is.
   *
   * @param mappings interfaces with {@link ConfigMapping}
   */
  public static void assertDescribes(String service, Class<?>... mappings) {
    Map<String, String> settings = new TreeMap<>();
    for (Class<?> mapping : mappings) {
      collect(mapping.getAnnotation(ConfigMapping.class).prefix(), mapping, settings);
    }
    assertThat(rows(section(service))).as(DOC + ", " + service).isEqualTo(settings);
  }

  private static void collect(String prefix, Class<?> group, Map<String, String> into) {
    for (Method method : group.getMethods()) {
      if (method.isAnnotationPresent(WithParentName.class)) {
        // A map of groups by name.
        ParameterizedType map = (ParameterizedType) method.getGenericReturnType();
        collect(prefix + ".NAME", (Class<?>) map.getActualTypeArguments()[1], into);
        continue;
      }
      WithName name = method.getAnnotation(WithName.class);
      String key = prefix + "." + (name != null ? name.value() : kebab(method.getName()));
      if (method.getReturnType().isInterface()
          && method.getReturnType().getPackageName().startsWith("dev.isobar")) {
        collect(key, method.getReturnType(), into);
      } else {
        WithDefault value = method.getAnnotation(WithDefault.class);
        into.put(key, value == null ? "none" : value.value());
      }
    }
  }

  private static Map<String, String> rows(String section) {
    return ROW.matcher(section)
        .results()
        .collect(
            Collectors.toMap(
                row -> row.group(1), ConfigurationDoc::value, (a, b) -> a, TreeMap::new));
  }

  private static String value(MatchResult row) {
    return row.group(2) == null ? "none" : row.group(2);
  }

  private static String section(String service) {
    try {
      return Arrays.stream(Files.readString(DOC).split("(?m)^## "))
          .filter(section -> section.startsWith(service + "\n"))
          .findFirst()
          .orElseThrow(() -> new AssertionError(DOC + " has no section ## " + service));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String kebab(String name) {
    return name.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
  }
}
