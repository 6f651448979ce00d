package dev.isobar.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackingServicesTest {
  @Test
  void sharesOneBrokerAndOneDatabase() throws Exception {
    String servers = new BrokerResource().start().get("kafka.bootstrap.servers");
    assertThat(new BrokerResource().start()).containsEntry("kafka.bootstrap.servers", servers);
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
      assertThat(admin.describeCluster().nodes().get(20, TimeUnit.SECONDS)).hasSize(1);
    }
    Map<String, String> database = new DatabaseResource().start();
    assertThat(new DatabaseResource().start()).isEqualTo(database);
    try (Connection connection =
        DriverManager.getConnection(
            database.get("quarkus.datasource.jdbc.url"),
            database.get("quarkus.datasource.username"),
            database.get("quarkus.datasource.password"))) {
      assertThat(connection.isValid(5)).isTrue();
    }
  }

  @Test
  void reportsMissingDockerWithinSeconds(@TempDir Path dir) throws Exception {
    assertThatThrownBy(() -> DockerCheck.requireImage("no-such-docker", "postgres:18"))
        .hasMessageContaining("no Docker engine answers");
    Path docker =
        Files.createFile(
            dir.resolve("docker"),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Files.writeString(docker, "#!/bin/sh\n[ \"$1\" = version ]\n");
    assertThatThrownBy(() -> DockerCheck.requireImage(docker.toString(), "postgres:18"))
        .hasMessageEndingWith("has no image postgres:18. Run: docker pull postgres:18");
  }
}
