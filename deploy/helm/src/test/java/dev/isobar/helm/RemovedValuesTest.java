package dev.isobar.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Values of earlier versions: each is refused with what replaces it, and is in UPGRADING.md. */
class RemovedValuesTest {
  /** A line of the table in _removed.tpl: the path of a value, and what replaces it. */
  private static final Pattern LINE = Pattern.compile("^([a-zA-Z.]+): (.+)$", Pattern.MULTILINE);

  @Test
  void eachIsExplainedAndTried() throws IOException {
    List<String> removed = removed();
    assertThat(removed).isNotEmpty();
    String guide = Files.readString(Path.of("../../UPGRADING.md"));
    String tried = Files.readString(Path.of("src/test/resources/wrong-values.yaml"));
    assertThat(removed)
        .allSatisfy(
            path -> {
              assertThat(guide).contains("| `" + path + "` |");
              assertThat(tried).contains("message: \"" + path + " was removed: set ");
            });
  }

  /** Otherwise Helm would only say that the value is unknown. */
  @Test
  void theSchemaLetsEachPass() throws IOException {
    JsonNode schema = Chart.readOne(Chart.FOLDER.resolve("values.schema.json"));
    JsonNode values = Chart.readOne(Chart.FOLDER.resolve("values.yaml"));
    for (String path : removed()) {
      String inSchema = "/properties/" + path.replace(".", "/properties/");
      assertThat(schema.at(inSchema).isMissingNode()).as(path).isFalse();
      assertThat(values.at("/" + path.replace('.', '/')).isMissingNode()).as(path).isTrue();
    }
  }

  private static List<String> removed() throws IOException {
    String template = Files.readString(Chart.FOLDER.resolve("templates/_removed.tpl"));
    Matcher table =
        Pattern.compile("define \"isobar.removed\" -}}\\n(.*?)\\{\\{- end", Pattern.DOTALL)
            .matcher(template);
    assertThat(table.find()).isTrue();
    return LINE.matcher(table.group(1)).results().map(line -> line.group(1)).toList();
  }
}
