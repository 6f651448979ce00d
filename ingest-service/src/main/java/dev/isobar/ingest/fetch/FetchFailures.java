package dev.isobar.ingest.fetch;

import dev.isobar.ingest.fetch.BodyReader.TooLargeException;
import dev.isobar.ingest.fetch.BodyReader.UndecodableException;
import dev.isobar.ingest.fetch.FetchException.Reason;
import dev.isobar.ingest.fetch.GuardedDnsResolver.ForbiddenAddressException;
import dev.isobar.ingest.fetch.GuardedDnsResolver.SlowLookupException;
import java.io.EOFException;
import java.io.InterruptedIOException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.zip.ZipException;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.NoHttpResponseException;

/** Names the failures of the HTTP client for the owner of a feed. */
final class FetchFailures {
  private FetchFailures() {}

  static FetchException named(Throwable failure, WebAddress address) {
    String host = address.host();
    if (failure instanceof ForbiddenAddressException) {
      return AddressGuard.forbidden(failure.getMessage());
    }
    if (failure instanceof SlowLookupException || failure instanceof InterruptedIOException) {
      return because(Reason.TIMEOUT, host + " did not answer in time", failure);
    }
    if (failure instanceof UnknownHostException) {
      return because(Reason.UNKNOWN_HOST, "The host " + host + " does not exist", failure);
    }
    if (failure instanceof SSLException) {
      return because(Reason.TLS, "No secure connection to " + host + ": " + tls(failure), failure);
    }
    if (failure instanceof TooLargeException || failure instanceof MessageConstraintException) {
      return because(Reason.TOO_LARGE, message(address, failure), failure);
    }
    if (isBadAnswer(failure)) {
      return because(Reason.BAD_ANSWER, message(address, failure), failure);
    }
    return because(Reason.CONNECTION_FAILED, message(address, failure), failure);
  }

  private static boolean isBadAnswer(Throwable failure) {
    return failure instanceof ClientProtocolException
        || failure instanceof HttpException
        || failure instanceof UndecodableException
        || failure instanceof ZipException
        || failure instanceof EOFException
        || failure instanceof MalformedChunkCodingException
        || failure instanceof ConnectionClosedException;
  }

  /** Returns whether an idle connection was closed by the server, so that a second try helps. */
  static boolean isStaleConnection(Throwable failure) {
    return failure instanceof NoHttpResponseException
        || failure instanceof SocketException
        || failure instanceof ConnectionClosedException
        || failure instanceof ClientProtocolException
        || failure instanceof MessageConstraintException;
  }

  private static String tls(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateException) {
        return cause.getMessage();
      }
    }
    return failure.getMessage();
  }

  private static String message(WebAddress address, Throwable failure) {
    return address + ": " + failure.getMessage();
  }

  private static FetchException because(Reason reason, String message, Throwable cause) {
    return new FetchException(reason, message, cause);
  }
}
