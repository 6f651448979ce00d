package dev.isobar.helm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.isobar.embedded.EmbeddedBroker;
import dev.isobar.embedded.Ports;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * A real broker that asks clients to log in: by name and password over TLS on one port, by their
 * certificates on another one.
 */
final class SecureBroker implements AutoCloseable {
  static final String USER = "isobar";
  static final String PASSWORD = "a pass'word; with $1";
  private final int passwordPort = Ports.free();
  private final int certificatePort = Ports.free();
  private final EmbeddedBroker broker;

  /** Starts one where clients may do everything. */
  SecureBroker(Path folder, Certificates certificates) throws Exception {
    this(folder, certificates, Map.of());
  }

  /** Starts one where clients may do only what {@link #allow} says. */
  static SecureBroker withRights(Path folder, Certificates certificates) throws Exception {
    return new SecureBroker(
        folder,
        certificates,
        Map.of(
            "authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
            "super.users", "User:ANONYMOUS"));
  }

  private SecureBroker(Path folder, Certificates certificates, Map<String, String> more)
      throws Exception {
    broker =
        EmbeddedBroker.start(
            folder,
            0,
            settings -> {
              secure(settings, certificates);
              settings.putAll(more);
            });
    try (Admin admin = admin()) {
      ScramCredentialInfo credential = new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096);
      admin
          .alterUserScramCredentials(
              List.of(new UserScramCredentialUpsertion(USER, credential, PASSWORD)))
          .all()
          .get();
    }
  }

  private void secure(Map<String, String> settings, Certificates certificates) {
    settings.merge(
        "listeners",
        "PASSWORD://127.0.0.1:%d,CERTIFICATE://127.0.0.1:%d"
            .formatted(passwordPort, certificatePort),
        (present, added) -> present + "," + added);
    settings.merge(
        "listener.security.protocol.map",
        "PASSWORD:SASL_SSL,CERTIFICATE:SSL",
        (present, added) -> present + "," + added);
    settings.put("inter.broker.listener.name", "PLAINTEXT");
    settings.put("ssl.keystore.type", "PKCS12");
    settings.put("ssl.keystore.location", certificates.brokerStore());
    settings.put("ssl.keystore.password", Certificates.PASSWORD);
    settings.put("ssl.truststore.type", "PEM");
    settings.put("ssl.truststore.location", certificates.authorityFile());
    settings.put("listener.name.certificate.ssl.client.auth", "required");
    settings.put("listener.name.password.sasl.enabled.mechanisms", "SCRAM-SHA-512");
    settings.put(
        "listener.name.password.scram-sha-512.sasl.jaas.config",
        "org.apache.kafka.common.security.scram.ScramLoginModule required;");
  }

  /** Makes what Strimzi makes of a KafkaTopic, with one copy. */
  void create(JsonNode topic) throws Exception {
    Map<String, String> settings = new HashMap<>();
    topic
        .at("/spec/config")
        .properties()
        .forEach(setting -> settings.put(setting.getKey(), setting.getValue().asText()));
    try (Admin admin = admin()) {
      admin
          .createTopics(
              List.of(
                  new NewTopic(
                          topic.at("/spec/topicName").asText(),
                          topic.at("/spec/partitions").asInt(),
                          (short) 1)
                      .configs(settings)))
          .all()
          .get();
    }
  }

  /** Gives the rights of a KafkaUser to the client whose certificate has its name. */
  void allow(JsonNode user) throws Exception {
    String principal = "User:CN=" + user.at("/metadata/name").asText();
    List<AclBinding> rights = new ArrayList<>();
    for (JsonNode acl : user.at("/spec/authorization/acls")) {
      JsonNode resource = acl.path("resource");
      ResourcePattern pattern =
          new ResourcePattern(
              ResourceType.fromString(resource.path("type").asText()),
              resource.path("name").asText(),
              resource.path("patternType").asText().equals("prefix")
                  ? PatternType.PREFIXED
                  : PatternType.LITERAL);
      for (JsonNode operation : acl.path("operations")) {
        rights.add(
            new AclBinding(
                pattern,
                new AccessControlEntry(
                    principal,
                    "*",
                    AclOperation.fromString(operation.asText()),
                    AclPermissionType.ALLOW)));
      }
    }
    try (Admin admin = admin()) {
      admin.createAcls(rights).all().get();
    }
  }

  /** Returns the names of all Kafka topics. */
  Set<String> topics() throws Exception {
    try (Admin admin = admin()) {
      return admin.listTopics().names().get();
    }
  }

  /** Returns the address where clients need not log in and may do everything. */
  String forEverything() {
    return broker.bootstrapServers();
  }

  private Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
  }

  /** Returns the address where clients log in with name and password. */
  String forPasswords() {
    return "127.0.0.1:" + passwordPort;
  }

  /** Returns the address where clients log in with a certificate. */
  String forCertificates() {
    return "127.0.0.1:" + certificatePort;
  }

  @Override
  public void close() {
    broker.close();
  }
}
