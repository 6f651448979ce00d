package dev.isobar.ingest.door.folder;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Settings of the folder from which files are taken. */
@ConfigMapping(prefix = "isobar.folder")
public interface FolderConfig {
  /**
   * No default. The folder whose files are published: pages, texts, RawArticles in JSON or NDJSON,
   * mails and WARC archives. A file in a subfolder belongs to the feed with the subfolder's name.
   * Without it no folder is read.
   */
  Optional<Path> path();

  /** Default {@code folder}. The feed of files that are in no subfolder. */
  @WithDefault("folder")
  String feed();

  /**
   * Default 2 s. How long a file must not change before it is read. Better write it under a name
   * that begins with a dot or ends in {@code .part} or {@code .tmp}, and rename it when complete.
   */
  @WithDefault("PT2S")
  Duration quiet();

  /** Default 1 s. The pause between two looks at the folder. */
  @WithDefault("PT1S")
  Duration interval();
}
