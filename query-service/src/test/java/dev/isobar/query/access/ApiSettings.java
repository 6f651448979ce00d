package dev.isobar.query.access;

import dev.isobar.messaging.access.TokenSettings;
import dev.isobar.query.config.ApiConfig;
import dev.isobar.query.config.Role;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Settings of access, without a configuration file.
 *
 * @param names keys by name: each has the role that its name begins with
 */
public record ApiSettings(
    Optional<String> key,
    Map<String, String> names,
    boolean readersNeedKey,
    Map<String, String> feedTokens)
    implements ApiConfig {

  /** Settings without a key. */
  public ApiSettings(Map<String, String> feedTokens) {
    this(Optional.empty(), Map.of(), false, feedTokens);
  }

  private record Named(String key, List<Role> roles) implements NamedKey {}

  @Override
  public Map<String, NamedKey> keys() {
    Map<String, NamedKey> keys = new java.util.HashMap<>();
    names.forEach(
        (name, key) ->
            keys.put(
                name,
                new Named(key, List.of(name.startsWith("curator") ? Role.CURATOR : Role.READER))));
    return keys;
  }

  @Override
  public TokenSettings jwt() {
    return new TokenSettings() {
      @Override
      public Optional<String> issuer() {
        return Optional.empty();
      }

      @Override
      public Optional<String> audience() {
        return Optional.empty();
      }

      @Override
      public Optional<String> keysUrl() {
        return Optional.empty();
      }

      @Override
      public String rolesClaim() {
        return "groups";
      }
    };
  }

  @Override
  public int rate() {
    return 0;
  }

  @Override
  public int burst() {
    return 1;
  }

  @Override
  public Optional<URI> publicUrl() {
    return Optional.empty();
  }
}
