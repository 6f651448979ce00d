package dev.isobar.local.quality.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/**
 * Locates the data sets.
 *
 * @param data the folder of the development sets; null if none is given
 * @param seeds the folder of the five seeds' {@code expected.json}
 * @param limit the largest number of cases per set; 0 for all
 */
public record DataSets(Path data, Path seeds, int limit) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Returns a file or folder of the development sets.
   *
   * @param expected its content, in words
   * @throws MissingDataSetException if it does not exist
   */
  public Path at(String path, String expected) {
    if (data == null) {
      throw new MissingDataSetException(
          "no folder given, use --data DIR with " + path + " (" + expected + ")");
    }
    return existing(data.resolve(path), expected);
  }

  /** Returns the file or folder if it exists. */
  public static Path existing(Path path, String expected) {
    if (!Files.exists(path)) {
      throw new MissingDataSetException(path, expected);
    }
    return path;
  }

  /** Returns the first cases up to the limit. */
  public <T> List<T> cut(List<T> cases) {
    return limit == 0 || limit >= cases.size() ? cases : cases.subList(0, limit);
  }

  public static JsonNode json(Path file) throws IOException {
    String text = Files.readString(file);
    return JSON.readTree(text.startsWith("\ufeff") ? text.substring(1) : text);
  }

  /** Returns the fields of an object by name, so that a limit always selects the same ones. */
  public static List<Map.Entry<String, JsonNode>> fields(JsonNode object) {
    Map<String, JsonNode> sorted = new TreeMap<>();
    object.fields().forEachRemaining(field -> sorted.put(field.getKey(), field.getValue()));
    return new ArrayList<>(sorted.entrySet());
  }

  /** Returns the rows of a tab-separated file with a header line. Quotes have no meaning. */
  public static List<Map<String, String>> table(Path file) throws IOException {
    List<Map<String, String>> rows = new ArrayList<>();
    List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    String[] head = lines.get(0).split("\t", -1);
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split("\t", -1);
      Map<String, String> row = new TreeMap<>();
      for (int i = 0; i < head.length; i++) {
        row.put(head[i], i < cells.length ? cells[i] : "");
      }
      if (!line.isEmpty()) {
        rows.add(row);
      }
    }
    return rows;
  }

  public static byte[] unzipped(Path file) throws IOException {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      return in.readAllBytes();
    }
  }
}
