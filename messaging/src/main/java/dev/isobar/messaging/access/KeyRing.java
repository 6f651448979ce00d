package dev.isobar.messaging.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.isobar.contracts.Sha256;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Holds API keys and whose they are. Thread-safe after {@link #add}.
 *
 * @param <C> a caller
 */
public final class KeyRing<C> {
  private final List<Entry<C>> entries = new ArrayList<>();

  private record Entry<C>(byte[] digest, C caller) {}

  /**
   * Adds a key.
   *
   * @param name the name of the key, for errors
   * @throws IllegalArgumentException if it is blank or another caller has the same one
   */
  public void add(String name, String key, C caller) {
    if (key.isBlank()) {
      throw new IllegalArgumentException("The API key " + name + " is blank: set a key");
    }
    if (find(key).isPresent()) {
      throw new IllegalArgumentException(
          "The API key " + name + " is the same as another one: set different keys");
    }
    entries.add(new Entry<>(digest(key), caller));
  }

  /** Returns whether there is no key. */
  public boolean isEmpty() {
    return entries.isEmpty();
  }

  /** Returns the caller who has the key. The time does not reveal a part of a key. */
  public Optional<C> find(String key) {
    byte[] digest = digest(key);
    C found = null;
    for (Entry<C> entry : entries) {
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
