package dev.isobar.testing;

import dev.isobar.embedded.EmbeddedBroker;
import dev.isobar.embedded.Ports;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialDeletion;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * An embedded broker in this JVM whose clients need a password and permissions. At first there is
 * no user. Clients must log in again every few seconds.
 */
public final class SecuredBroker implements Broker {
  private static final String USER = "isobar";
  private static final String PASSWORD = "secret";
  private static final String LOGIN_MODULE =
      "org.apache.kafka.common.security.scram.ScramLoginModule required";

  private final Path dir = TestFolder.make("broker");
  private final int port = Ports.free();
  private final EmbeddedBroker broker;
  private final Admin admin;

  public SecuredBroker() {
    broker = EmbeddedBroker.start(dir, 0, this::secure);
    admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
  }

  /** Returns the address for clients that log in. */
  @Override
  public String bootstrapServers() {
    return "127.0.0.1:" + port;
  }

  /** Returns the address for the test, which needs neither password nor permissions. */
  public String openAddress() {
    return broker.bootstrapServers();
  }

  /** Returns the settings with which a service logs in. */
  public Map<String, String> clientSettings() {
    return Map.of(
        "kafka.bootstrap.servers",
        bootstrapServers(),
        "kafka.security.protocol",
        "SASL_PLAINTEXT",
        "kafka.sasl.mechanism",
        "SCRAM-SHA-256",
        "kafka.sasl.jaas.config",
        LOGIN_MODULE + " username=\"" + USER + "\" password=\"" + PASSWORD + "\";");
  }

  /** Creates the user, who may do nothing yet. */
  public void createUser() throws InterruptedException, ExecutionException {
    alter(
        new UserScramCredentialUpsertion(
            USER, new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_256, 4096), PASSWORD));
  }

  /** Deletes the user. The permissions stay. */
  public void deleteUser() throws InterruptedException, ExecutionException {
    alter(new UserScramCredentialDeletion(USER, ScramMechanism.SCRAM_SHA_256));
  }

  /** Allows the user an operation on all Kafka topics and groups. */
  public void allow(AclOperation operation) throws InterruptedException, ExecutionException {
    admin.createAcls(permissions(operation)).all().get();
  }

  /** Takes back what {@link #allow} has allowed. */
  public void disallow(AclOperation operation) throws InterruptedException, ExecutionException {
    admin
        .deleteAcls(permissions(operation).stream().map(AclBinding::toFilter).toList())
        .all()
        .get();
  }

  @Override
  public void close() {
    admin.close();
    broker.close();
    TestFolder.delete(dir);
  }

  private void alter(UserScramCredentialAlteration change)
      throws InterruptedException, ExecutionException {
    admin.alterUserScramCredentials(List.of(change)).all().get();
  }

  private void secure(Map<String, String> settings) {
    settings.merge("listeners", ",SASL://" + bootstrapServers(), String::concat);
    settings.merge("listener.security.protocol.map", ",SASL:SASL_PLAINTEXT", String::concat);
    settings.put("sasl.enabled.mechanisms", "SCRAM-SHA-256");
    settings.put("listener.name.sasl.scram-sha-256.sasl.jaas.config", LOGIN_MODULE + ";");
    settings.put("connections.max.reauth.ms", "2000");
    settings.put(
        "authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
    settings.put("super.users", "User:ANONYMOUS");
  }

  private static List<AclBinding> permissions(AclOperation operation) {
    AccessControlEntry entry =
        new AccessControlEntry("User:" + USER, "*", operation, AclPermissionType.ALLOW);
    return Stream.of(ResourceType.TOPIC, ResourceType.GROUP)
        .map(type -> new AclBinding(new ResourcePattern(type, "*", PatternType.LITERAL), entry))
        .toList();
  }
}
