package dev.isobar.testing;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Checks within seconds that the Docker engine answers and has an image. */
final class DockerCheck {
  private static final long SECONDS = 10;

  private DockerCheck() {}

  /**
   * Checks for an image.
   *
   * @throws IllegalStateException if the engine or the image is missing; the message has the remedy
   */
  static void requireImage(String image) {
    requireImage("docker", image);
  }

  static void requireImage(String docker, String image) {
    if (run(docker, "version", "--format", "{{.Server.Version}}") != 0) {
      throw new IllegalStateException(
          "-Dinfra=docker, but no Docker engine answers `docker version` within "
              + SECONDS
              + " s. Start one, or omit -Dinfra to use the embedded broker and database.");
    }
    if (run(docker, "image", "inspect", image) != 0) {
      throw new IllegalStateException(
          "-Dinfra=docker, but the engine has no image " + image + ". Run: docker pull " + image);
    }
  }

  /** Returns the exit code, or -1 if the command cannot be started or does not end in time. */
  private static int run(String... command) {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return -1;
      }
      return process.exitValue();
    } catch (IOException e) {
      return -1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking Docker", e);
    }
  }
}
