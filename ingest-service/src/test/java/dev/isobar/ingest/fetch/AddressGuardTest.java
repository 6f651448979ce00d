package dev.isobar.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isobar.ingest.fetch.FetchException.Reason;
import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {
  private final AddressGuard guard = new AddressGuard(List.of("127.0.0.1:8000", "rsshub"), false);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1/",
        "http://127.1/",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://0177.0.0.1/",
        "http://0x7f.1/",
        "http://127.0.0.1./",
        "http://%31%32%37.0.0.1/",
        "http://１２７.0.0.1/",
        "http://127。0。0。1/",
        "http://①②⑦.0.0.1/",
        "http://0/",
        "http://10.0.0.1/",
        "http://172.16.0.1/",
        "http://172.31.255.255/",
        "http://192.168.1.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://100.64.0.1/",
        "http://100.100.100.200/",
        "http://168.63.129.16/",
        "http://198.18.0.1/",
        "http://224.0.0.1/",
        "http://240.0.0.1/",
        "http://255.255.255.255/",
        "http://192.0.0.192/",
        "http://0.0.0.0:80/",
        "http://134744072/",
        "http://8.8.8.010/",
        "http://1.2.3.4.5/",
        "http://256.1.1.1/",
        "http://[::1]/",
        "http://[::]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[::ffff:7f00:1]/",
        "http://[::ffff:8.8.8.8]/",
        "http://[::127.0.0.1]/",
        "http://[::8.8.8.8]/",
        "http://[fe80::1]/",
        "http://[fec0::1]/",
        "http://[fc00::1]/",
        "http://[fd00:ec2::254]/",
        "http://[ff02::1]/",
        "http://[64:ff9b::7f00:1]/",
        "http://[64:ff9b::808:808]/",
        "http://[64:ff9b:1::a00:1]/",
        "http://[2002:7f00:1::1]/",
        "http://[2002:a00:1::]/",
        "http://[2001:0:7f00:1::]/",
        "http://[2001:db8::1]/",
        "http://[100::1]/",
        "http://[::ffff:0:127.0.0.1]/",
        "http://[5f00::1]/",
        "http://[3fff::1]/",
        "http://localhost/",
        "http://LOCALHOST./",
        "http://a.localhost/",
        "http://printer.local/",
        "http://metadata.google.internal/",
        "http://metadata/",
        "http://kubernetes/",
        "http://user:pass@127.0.0.1/",
        "http://example.com@127.0.0.1/",
        "http:\\\\127.0.0.1\\a",
        "http:///127.0.0.1/",
        "ht\ntp://127.0.0.1/",
        "http://example.com:22/",
        "http://example.com:6379/",
        "http://127.0.0.1:8001/"
      })
  void whatIsNotPublicIsRefused(String url) throws Exception {
    WebAddress address = WebAddress.parse(url);
    assertThatThrownBy(() -> guard.check(address))
        .isInstanceOfSatisfying(
            FetchException.class, e -> assertThat(e.reason()).isEqualTo(Reason.FORBIDDEN_ADDRESS));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://8.8.8.8/",
        "https://[2606:4700::1111]/",
        "http://www.example.com:8080/",
        "http://1.example/",
        "http://1.2.3.4.example/",
        "http://a_b.example.org/",
        "http://127.0.0.1:8000/",
        "http://rsshub/x",
        "http://rsshub:1200/x",
        "http://172.32.0.1/"
      })
  void publicHostsAndExceptionsAreAllowed(String url) throws Exception {
    WebAddress address = WebAddress.parse(url);
    assertThatCode(() -> guard.check(address)).doesNotThrowAnyException();
  }

  @Test
  void nat64IsJudgedByTheAddressInItIfConfigured() throws Exception {
    AddressGuard nat64 = new AddressGuard(List.of(), true);

    assertThat(nat64.allows(InetAddress.getByName("64:ff9b::808:808"))).isTrue();
    assertThat(nat64.allows(InetAddress.getByName("64:ff9b::7f00:1"))).isFalse();
    assertThat(nat64.allows(InetAddress.getByName("64:ff9b:1::808:808"))).isFalse();
  }
}
