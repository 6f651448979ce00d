package dev.isobar.ingest.fetch;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/** Checks certificates as Java does and explains in plain words why one is invalid. */
final class CertificateCheck extends X509ExtendedTrustManager {
  /** Java's default of 20,480 sessions would take 100 MB or more with that many hosts. */
  private static final int SESSIONS = 256;

  private final X509ExtendedTrustManager java;

  private CertificateCheck(X509ExtendedTrustManager java) {
    this.java = java;
  }

  /**
   * Creates a TLS context.
   *
   * @param trusted the trusted issuers; null for those of the system, or of {@code
   *     javax.net.ssl.trustStore}
   */
  static SSLContext context(KeyStore trusted) {
    try {
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(trusted);
      TrustManager java = factory.getTrustManagers()[0];
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(
          null, new TrustManager[] {new CertificateCheck((X509ExtendedTrustManager) java)}, null);
      context.getClientSessionContext().setSessionCacheSize(SESSIONS);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("TLS is not available", e);
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    check(chain[0], () -> java.checkServerTrusted(chain, type, socket));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    check(chain[0], () -> java.checkServerTrusted(chain, type, engine));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    java.checkServerTrusted(chain, type);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    java.checkClientTrusted(chain, type, socket);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    java.checkClientTrusted(chain, type, engine);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    java.checkClientTrusted(chain, type);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return java.getAcceptedIssuers();
  }

  private interface Check {
    void run() throws CertificateException;
  }

  private static void check(X509Certificate server, Check check) throws CertificateException {
    try {
      check.run();
    } catch (CertificateException e) {
      throw new CertificateException(problem(server, e), e);
    }
  }

  private static String problem(X509Certificate server, CertificateException cause) {
    try {
      server.checkValidity();
    } catch (CertificateExpiredException e) {
      return "the certificate expired on " + server.getNotAfter().toInstant();
    } catch (CertificateNotYetValidException e) {
      return "the certificate is valid only from " + server.getNotBefore().toInstant();
    }
    String message = String.valueOf(cause.getMessage());
    if (message.startsWith("No name matching") || message.startsWith("No subject alternative")) {
      return "the certificate is for another host";
    }
    if (server.getSubjectX500Principal().equals(server.getIssuerX500Principal())) {
      return "the certificate is self-signed";
    }
    return message.contains("unable to find valid certification path")
        ? "the issuer of the certificate is not trusted, or an intermediate certificate is missing"
        : "the certificate is not accepted: " + message;
  }
}
