package dev.isobar.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;
import org.junit.jupiter.api.Test;

class GunzipTest {

  @Test
  void anyBytesComeBack() throws IOException {
    Random random = new Random(1);
    for (int size : new int[] {0, 1, 4095, 4096, 100_000}) {
      byte[] bytes = new byte[size];
      random.nextBytes(bytes);
      assertThat(gunzip(gzip(bytes))).isEqualTo(bytes);
    }
  }

  @Test
  void optionalFieldsAreSkipped() throws IOException {
    byte[] plain = gzip("news".getBytes());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(plain, 0, 3);
    bytes.write(2 | 4 | 8 | 16);
    bytes.write(plain, 4, 6);
    bytes.writeBytes(new byte[] {3, 0, 1, 2, 3});
    bytes.writeBytes("name\0comment\0xx".getBytes());
    bytes.write(plain, 10, plain.length - 10);
    assertThat(gunzip(bytes.toByteArray())).asString().isEqualTo("news");
  }

  @Test
  void membersFollowEachOtherAndOtherBytesAreIgnored() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] empty = gzip(new byte[0]);
    for (int i = 0; i < 100_000; i++) {
      bytes.writeBytes(empty);
    }
    bytes.writeBytes(gzip("news".getBytes()));
    bytes.writeBytes(new byte[100]);
    assertThat(gunzip(bytes.toByteArray())).asString().isEqualTo("news");
  }

  @Test
  void damagedStreamsAreRefused() throws IOException {
    byte[] whole = gzip("news and more news".getBytes());
    for (int length = 3; length < whole.length; length++) {
      byte[] part = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> gunzip(part)).isInstanceOf(EOFException.class);
    }
    whole[whole.length - 5]++;
    assertThatThrownBy(() -> gunzip(whole)).isInstanceOf(ZipException.class);
    whole[2] = 7;
    assertThatThrownBy(() -> gunzip(whole)).isInstanceOf(ZipException.class);
  }

  private static byte[] gunzip(byte[] bytes) throws IOException {
    try (Gunzip in = new Gunzip(new ByteArrayInputStream(bytes))) {
      return in.readAllBytes();
    }
  }

  static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }
}
