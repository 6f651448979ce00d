package dev.isobar.local.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isobar.local.stack.JvmTuning;
import dev.isobar.local.stack.Service;
import dev.isobar.local.stack.ServiceSettings;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class UpCommandTest {
  @Test
  void hasTheUsualPlacesByDefault() {
    UpCommand up = parse();
    ServiceSettings settings = up.settings();
    assertThat(up.data).isEqualTo(Path.of("isobar-data"));
    assertThat(up.samples).isFalse();
    assertThat(up.kafkaPort).isEqualTo(9092);
    assertThat(up.postgresPort).isEqualTo(5432);
    assertThat(settings.host()).isEqualTo("127.0.0.1");
    assertThat(settings.profile()).isEqualTo(JvmTuning.DEMO);
    assertThat(settings.properties()).containsEntry("isobar.enrich.lane", "auto");
  }

  @Test
  void takesLaneProfileAndHeaps() {
    ServiceSettings settings =
        parse("--enrich-lane", "quick", "--profile", "server", "--heap-enrich", "1g").settings();
    assertThat(settings.properties()).containsEntry("isobar.enrich.lane", "quick");
    assertThat(settings.profile()).isEqualTo(JvmTuning.SERVER);
    assertThat(settings.heaps()).containsEntry(Service.ENRICH, "1g");
  }

  @Test
  void takesTheStarterPackOrAFile() {
    assertThat(parse().settings().properties()).doesNotContainKey("isobar.feeds.file");
    assertThat(parse("--feeds", "starter").settings().properties())
        .containsEntry("isobar.feeds.file", "starter");
    assertThat(parse("--feeds", "feeds.yaml").settings().properties().get("isobar.feeds.file"))
        .isEqualTo(Path.of("feeds.yaml").toAbsolutePath().toString());
  }

  @Test
  void namesTheLanesWhenOneIsMisspelt() {
    assertThatThrownBy(() -> parse("--enrich-lane", "slow"))
        .hasMessageContaining("quick")
        .hasMessageContaining("deep")
        .hasMessageContaining("auto");
  }

  @Test
  void explainsEachOption() {
    assertThat(new CommandLine(new UpCommand()).getUsageMessage())
        .contains("--samples", "--data", "--enrich-lane", "--query-port", "--heap-kafka")
        .contains("(default: 8080)");
  }

  private static UpCommand parse(String... arguments) {
    return CommandLine.populateCommand(new UpCommand(), arguments);
  }
}
