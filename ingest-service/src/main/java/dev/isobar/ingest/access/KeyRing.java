package dev.isobar.ingest.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.isobar.contracts.Sha256;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Holds the API keys. Thread-safe after {@link #add}. */
final class KeyRing {
  private final List<Entry> entries = new ArrayList<>();

  private record Entry(byte[] digest, Caller caller) {}

  /**
   * Adds a key.
   *
   * @throws IllegalArgumentException if it is blank or another caller has the same one
   */
  void add(String key, Caller caller) {
    if (key.isBlank()) {
      throw new IllegalArgumentException("The API key " + caller.name() + " is blank: set a key");
    }
    if (find(key).isPresent()) {
      throw new IllegalArgumentException(
          "The API key " + caller.name() + " is the same as another one: set different keys");
    }
    entries.add(new Entry(digest(key), caller));
  }

  boolean isEmpty() {
    return entries.isEmpty();
  }

  /** Returns the caller who has the key. The time does not reveal a part of a key. */
  Optional<Caller> find(String key) {
    byte[] digest = digest(key);
    Caller found = null;
    for (Entry entry : entries) {
      if (MessageDigest.isEqual(entry.digest(), digest)) {
        found = entry.caller();
      }
    }
    return Optional.ofNullable(found);
  }

  private static byte[] digest(String key) {
    return Sha256.of(key.strip().getBytes(UTF_8));
  }
}
