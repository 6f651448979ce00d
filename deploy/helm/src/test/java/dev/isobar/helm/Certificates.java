package dev.isobar.helm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Certificates of an authority made for one test, for a broker and for clients. */
final class Certificates {
  static final String PASSWORD = "changeit";
  private final Path folder;

  /**
   * Makes them with the JDK's keytool.
   *
   * @param clients the names in the certificates of clients
   */
  Certificates(Path folder, String... clients) throws IOException, InterruptedException {
    this.folder = folder;
    keytool("-genkeypair", "authority", "-dname", "CN=authority", "-ext", "bc:c");
    issue("broker", "san=ip:127.0.0.1,dns:localhost");
    for (String client : clients) {
      issue(client, "eku=clientAuth");
    }
    keytool("-exportcert", "authority", "-rfc", "-file", path("authority.pem"));
  }

  /** Returns the authority, as PEM. */
  String authority() throws IOException {
    return Files.readString(folder.resolve("authority.pem"));
  }

  /** Returns the certificate of a client, as PEM. */
  String client(String name) throws IOException {
    return Files.readString(folder.resolve(name + ".pem"));
  }

  /** Returns the private key of a client, as PEM (PKCS 8). */
  String clientKey(String name) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance(folder.resolve(name + ".p12").toFile(), password());
    byte[] key = store.getKey(name, password()).getEncoded();
    return "-----BEGIN PRIVATE KEY-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key)
        + "\n-----END PRIVATE KEY-----\n";
  }

  /** Returns the key store of the broker (PKCS 12). */
  String brokerStore() {
    return path("broker.p12");
  }

  /** Returns the file of the authority. */
  String authorityFile() {
    return path("authority.pem");
  }

  private void issue(String name, String extension) throws IOException, InterruptedException {
    keytool("-genkeypair", name, "-dname", "CN=" + name);
    keytool("-certreq", name, "-file", path(name + ".csr"));
    keytool(
        "-gencert",
        "authority",
        "-ext",
        extension,
        "-rfc",
        "-infile",
        path(name + ".csr"),
        "-outfile",
        path(name + ".pem"));
    keytool("-exportcert", "authority", "-rfc", "-file", path("authority.pem"));
    // The key store of the broker holds the chain up to the authority.
    run(name, "-importcert", "-noprompt", "-alias", "authority", "-file", path("authority.pem"));
    run(name, "-importcert", "-alias", name, "-file", path(name + ".pem"));
  }

  private void keytool(String command, String alias, String... arguments)
      throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of(command, "-alias", alias));
    if (command.equals("-genkeypair")) {
      all.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1"));
    }
    all.addAll(List.of(arguments));
    run(alias, all.toArray(String[]::new));
  }

  private void run(String store, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments));
    command.addAll(List.of("-keystore", path(store + ".p12"), "-storepass", PASSWORD));
    Path log = folder.resolve("keytool.log");
    int exit =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start()
            .waitFor();
    if (exit != 0) {
      throw new IllegalStateException(Files.readString(log));
    }
  }

  private static char[] password() {
    return PASSWORD.toCharArray();
  }

  private String path(String file) {
    return folder.resolve(file).toString();
  }
}
