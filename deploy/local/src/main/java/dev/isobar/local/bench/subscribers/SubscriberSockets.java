package dev.isobar.local.bench.subscribers;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * Holds many subscribers of the live stream on one thread, which takes little of the processor that
 * the service needs. Some of them read nothing, and reconnect when the service cuts them off.
 */
final class SubscriberSockets implements AutoCloseable {
  private static final byte[] EVENT = "event: article\n".getBytes(US_ASCII);
  private static final byte[] DATA = "data: {\"id\":\"".getBytes(US_ASCII);
  private static final int ID = 32;

  /** Few bytes, so that who reads nothing is soon full. */
  private static final int STALLED_BUFFER = 4 << 10;

  private static final long SWEEP_NANOS = 1_000_000_000;

  private final URI service;
  private final Selector selector;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(64 << 10);
  private final ConcurrentLinkedQueue<Client> connecting = new ConcurrentLinkedQueue<>();
  private final Map<String, Long> acceptedAt = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<Double> delays = new ConcurrentLinkedQueue<>();
  private final LongAdder deliveries = new LongAdder();
  private final AtomicInteger open = new AtomicInteger();
  private final AtomicInteger cutOff = new AtomicInteger();
  private final Thread thread = new Thread(this::run, "subscribers");
  private volatile boolean closed;
  private volatile IOException failure;

  SubscriberSockets(URI service) throws IOException {
    this.service = service;
    this.selector = Selector.open();
    thread.setDaemon(true);
    thread.start();
  }

  /** Holds what is known of one connection. */
  private static final class Client {
    private final String path;
    private final boolean stalled;
    private final boolean timed;
    private boolean begun;

    /** How much of the event's first line, then of its data, has been seen. */
    private int event;

    private int data = -1;
    private byte[] id;

    Client(String path, boolean stalled, boolean timed) {
      this.path = path;
      this.stalled = stalled;
      this.timed = timed;
    }
  }

  /**
   * Opens a stream.
   *
   * @param stalled whether it reads nothing after the headers
   * @param timed whether the times of its events are measured
   */
  void connect(String path, boolean stalled, boolean timed) {
    connecting.add(new Client(path, stalled, timed));
    selector.wakeup();
  }

  /** Notes when an article was accepted. */
  void accepted(String id) {
    acceptedAt.put(id, System.nanoTime());
  }

  int open() {
    return open.get();
  }

  int cutOff() {
    return cutOff.get();
  }

  long deliveries() {
    return deliveries.sum();
  }

  /** Returns the milliseconds from acceptance to arrival, of the clients that are timed. */
  double[] delays() {
    return delays.stream().mapToDouble(Double::doubleValue).toArray();
  }

  void check() throws IOException {
    if (failure != null) {
      throw failure;
    }
  }

  private void run() {
    long swept = System.nanoTime();
    try {
      while (!closed) {
        selector.select(100);
        if (System.nanoTime() - swept >= SWEEP_NANOS) {
          swept = System.nanoTime();
          sweep();
        }
        for (Client client = connecting.poll(); client != null; client = connecting.poll()) {
          begin(client);
        }
        for (SelectionKey key : selector.selectedKeys()) {
          serve(key);
        }
        selector.selectedKeys().clear();
      }
    } catch (IOException e) {
      failure = e;
    }
  }

  private void begin(Client client) throws IOException {
    SocketChannel channel = SocketChannel.open();
    if (client.stalled) {
      channel.setOption(StandardSocketOptions.SO_RCVBUF, STALLED_BUFFER);
    }
    channel.connect(new InetSocketAddress(service.getHost(), service.getPort()));
    channel.configureBlocking(false);
    String request =
        "GET %s HTTP/1.1\r\nHost: %s\r\nAccept: text/event-stream\r\n\r\n"
            .formatted(client.path, service.getAuthority());
    channel.write(ByteBuffer.wrap(request.getBytes(US_ASCII)));
    channel.register(selector, SelectionKey.OP_READ, client);
  }

  private void serve(SelectionKey key) {
    Client client = (Client) key.attachment();
    try {
      int read = ((SocketChannel) key.channel()).read(buffer.clear());
      if (read < 0) {
        end(key, client);
        return;
      }
      buffer.flip();
      if (!client.begun) {
        client.begun = true;
        open.incrementAndGet();
      }
      if (client.stalled) {
        // The channel stays open and is not read: only its end is of interest, see sweep.
        key.interestOps(0);
      } else {
        scan(client);
      }
    } catch (IOException e) {
      end(key, client);
    }
  }

  /** Notices stalled clients that the service has cut off, and connects them again. */
  private void sweep() {
    for (SelectionKey key : selector.keys()) {
      Client client = (Client) key.attachment();
      if (client.stalled && key.isValid() && key.interestOps() == 0 && isReset(key)) {
        end(key, client);
      }
    }
  }

  /** A write fails once the other side has reset the connection. */
  private static boolean isReset(SelectionKey key) {
    try {
      ((SocketChannel) key.channel()).write(ByteBuffer.wrap(new byte[] {'\r', '\n'}));
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  private void end(SelectionKey key, Client client) {
    key.cancel();
    try {
      key.channel().close();
    } catch (IOException e) {
      // It is gone either way.
    }
    if (client.begun) {
      open.decrementAndGet();
      cutOff.incrementAndGet();
    }
    if (!closed) {
      connecting.add(new Client(client.path, client.stalled, client.timed));
    }
  }

  private void scan(Client client) {
    while (buffer.hasRemaining()) {
      byte next = buffer.get();
      if (client.data >= 0) {
        readData(client, next);
      } else {
        client.event = next == EVENT[client.event] ? client.event + 1 : next == EVENT[0] ? 1 : 0;
        if (client.event == EVENT.length) {
          client.event = 0;
          deliveries.increment();
          client.data = client.timed ? 0 : -1;
        }
      }
    }
  }

  private void readData(Client client, byte next) {
    if (client.data < DATA.length) {
      client.data = next == DATA[client.data] ? client.data + 1 : next == DATA[0] ? 1 : 0;
      return;
    }
    if (client.data == DATA.length) {
      client.id = new byte[ID];
    }
    client.id[client.data - DATA.length] = next;
    client.data++;
    if (client.data == DATA.length + ID) {
      Long accepted = acceptedAt.get(new String(client.id, US_ASCII));
      if (accepted != null) {
        delays.add((System.nanoTime() - accepted) / 1e6);
      }
      client.data = -1;
      client.id = null;
    }
  }

  @Override
  public void close() throws IOException {
    closed = true;
    selector.wakeup();
    try {
      thread.join(2_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    for (SelectionKey key : Arrays.asList(selector.keys().toArray(SelectionKey[]::new))) {
      key.channel().close();
    }
    selector.close();
  }
}
