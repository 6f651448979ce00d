package dev.isobar.contracts.channel;

import net.jpountz.lz4.LZ4Factory;

/**
 * Makes Kafka clients compress with native LZ4. By itself, lz4-java uses native code only under the
 * system class loader, and Quarkus uses its own. Without native code, compressing 16 KiB takes 55
 * instead of 17 µs and decompressing 20 instead of 4.4 µs.
 */
public final class NativeLz4 {
  private NativeLz4() {}

  /**
   * Loads the native code; call it before the first Kafka client is created. If it is not
   * available, the Java implementation is used.
   */
  public static void load() {
    try {
      LZ4Factory.nativeInstance();
    } catch (LinkageError | RuntimeException e) {
      System.getLogger(NativeLz4.class.getName())
          .log(
              System.Logger.Level.INFO,
              "Native LZ4 is not available, using the Java implementation: {0}",
              e.toString());
    }
  }
}
