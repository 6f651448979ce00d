package dev.isobar.contracts.channel;

import net.jpountz.lz4.LZ4Factory;

/**
 * Makes Kafka's clients compress with lz4's native code. lz4-java takes it by itself only under the
 * system class loader, and Quarkus brings its own: the same 16 KiB then take 55 instead of 17 µs to
 * compress, and 20 instead of 4.4 µs to decompress.
 */
public final class NativeLz4 {
  private NativeLz4() {}

  /** To be called before the first Kafka client is made. Without native code Java's serves. */
  public static void load() {
    try {
      LZ4Factory.nativeInstance();
    } catch (LinkageError | RuntimeException e) {
      System.getLogger(NativeLz4.class.getName())
          .log(System.Logger.Level.INFO, "lz4 runs in Java: {0}", e.toString());
    }
  }
}
