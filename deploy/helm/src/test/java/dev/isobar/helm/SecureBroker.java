package dev.isobar.helm;

import dev.isobar.embedded.EmbeddedBroker;
import dev.isobar.embedded.Ports;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;

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

  SecureBroker(Path folder, Certificates certificates) throws Exception {
    broker = EmbeddedBroker.start(folder, 0, settings -> secure(settings, certificates));
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
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
