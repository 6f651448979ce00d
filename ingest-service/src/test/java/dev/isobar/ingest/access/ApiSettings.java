package dev.isobar.ingest.access;

import dev.isobar.ingest.config.ApiConfig;
import dev.isobar.ingest.config.Role;
import dev.isobar.messaging.access.TokenSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Settings of access, without a configuration file. */
public final class ApiSettings implements ApiConfig {
  private final Optional<String> key;
  private final Map<String, NamedKey> keys = new LinkedHashMap<>();
  private final Map<String, String> jwt = new LinkedHashMap<>();
  private int rate;

  private ApiSettings(Optional<String> key) {
    this.key = key;
  }

  public static ApiSettings withKey(Optional<String> key) {
    return new ApiSettings(key);
  }

  static ApiSettings none() {
    return new ApiSettings(Optional.empty());
  }

  ApiSettings named(String name, String value, Role... roles) {
    keys.put(
        name,
        new NamedKey() {
          @Override
          public String key() {
            return value;
          }

          @Override
          public List<Role> roles() {
            return List.of(roles);
          }
        });
    return this;
  }

  ApiSettings rate(int perSecond) {
    rate = perSecond;
    return this;
  }

  ApiSettings jwt(String issuer, String audience, String keysUrl, String rolesClaim) {
    jwt.put("issuer", issuer);
    jwt.put("audience", audience);
    jwt.put("keysUrl", keysUrl);
    jwt.put("rolesClaim", rolesClaim);
    return this;
  }

  @Override
  public Optional<String> key() {
    return key;
  }

  @Override
  public Map<String, NamedKey> keys() {
    return keys;
  }

  @Override
  public int rate() {
    return rate;
  }

  @Override
  public int burst() {
    return 3;
  }

  @Override
  public TokenSettings jwt() {
    return new TokenSettings() {
      @Override
      public Optional<String> issuer() {
        return Optional.ofNullable(jwt.get("issuer"));
      }

      @Override
      public Optional<String> audience() {
        return Optional.ofNullable(jwt.get("audience"));
      }

      @Override
      public Optional<String> keysUrl() {
        return Optional.ofNullable(jwt.get("keysUrl"));
      }

      @Override
      public String rolesClaim() {
        return jwt.get("rolesClaim");
      }
    };
  }
}
