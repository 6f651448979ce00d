package dev.isobar.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;

/**
 * Sends a chunked {@code POST /articles} over a socket. Unlike an HTTP client, it lets the test
 * decide when to send and when to read.
 */
public final class ChunkedConnection implements AutoCloseable {
  private final Socket socket;
  private final OutputStream out;
  private final InputStream in;

  public ChunkedConnection(int port, String contentType) throws IOException {
    this(port, "/articles", contentType);
  }

  public ChunkedConnection(int port, String path, String contentType) throws IOException {
    this(new Socket("localhost", port), path, contentType);
  }

  private ChunkedConnection(Socket socket, String path, String contentType) throws IOException {
    this.socket = socket;
    socket.setSoTimeout(20_000);
    out = socket.getOutputStream();
    in = new BufferedInputStream(socket.getInputStream());
    raw(
        "POST "
            + path
            + " HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\nContent-Type: "
            + contentType
            + "\r\n\r\n");
  }

  /** Creates a connection with small socket buffers. */
  public static ChunkedConnection withSmallBuffers(int port, String contentType)
      throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(64 << 10);
    socket.setSendBufferSize(64 << 10);
    socket.connect(new InetSocketAddress("localhost", port), 20_000);
    return new ChunkedConnection(socket, "/articles", contentType);
  }

  /** Sends a part of the body. */
  public void send(byte[] part) throws IOException {
    raw(Integer.toHexString(part.length) + "\r\n");
    out.write(part);
    raw("\r\n");
  }

  public void send(String part) throws IOException {
    send(part.getBytes(UTF_8));
  }

  public void end() throws IOException {
    raw("0\r\n\r\n");
  }

  /** Reads the status line and the headers. */
  public String readHead() throws IOException {
    StringBuilder head = new StringBuilder();
    String line = readLine();
    while (!line.isEmpty()) {
      head.append(line).append('\n');
      line = readLine();
    }
    return head.toString();
  }

  /** Reads the next chunk of the response; empty at its end. */
  public String readChunk() throws IOException {
    int size = Integer.parseInt(readLine(), 16);
    String chunk = new String(in.readNBytes(size), UTF_8);
    readLine();
    return chunk;
  }

  /** Reads all receipts up to the end of the response. */
  public String readToEnd() throws IOException {
    StringBuilder all = new StringBuilder();
    String chunk = readChunk();
    while (!chunk.isEmpty()) {
      all.append(chunk);
      chunk = readChunk();
    }
    return all.toString();
  }

  /** Reads to the end of the response and returns the number of receipts. */
  public long countLinesToEnd() throws IOException {
    long lines = 0;
    String chunk = readChunk();
    while (!chunk.isEmpty()) {
      lines += chunk.chars().filter(c -> c == '\n').count();
      chunk = readChunk();
    }
    return lines;
  }

  /** Waits until the service closes the connection and returns whether it has. */
  public boolean isClosed() throws IOException {
    return in.read() < 0;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private void raw(String text) throws IOException {
    out.write(text.getBytes(UTF_8));
    out.flush();
  }

  private String readLine() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int b = in.read();
    while (b != '\n') {
      if (b < 0) {
        throw new IOException("the connection ended after: " + line.toString(UTF_8));
      }
      if (b != '\r') {
        line.write(b);
      }
      b = in.read();
    }
    return line.toString(UTF_8);
  }
}
