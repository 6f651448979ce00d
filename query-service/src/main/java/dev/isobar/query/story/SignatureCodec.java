package dev.isobar.query.story;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Writes and reads signatures as bytes: about 1.3 kB, of which the terms are 1.1 kB. */
final class SignatureCodec {
  private static final long NO_DAY = Long.MIN_VALUE;

  private SignatureCodec() {}

  static byte[] write(StorySignature signature) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1400);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeLong(signature.at().toEpochMilli());
      out.writeLong(signature.fetchedAt().toEpochMilli());
      writeDay(out, signature.published());
      writeWord(out, signature.language());
      writeText(out, signature.text());
      out.writeByte(signature.fingerprint().length);
      out.write(signature.fingerprint());
      writeAll(out, signature.people());
      out.writeByte(signature.happenings().size());
      for (HappeningFacts happening : signature.happenings()) {
        writeWord(out, happening.kind());
        writeWord(out, happening.place());
        writeDay(out, happening.from());
        writeDay(out, happening.to());
        writeAll(out, happening.topics());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static StorySignature read(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    return new StorySignature(
        Instant.ofEpochMilli(in.getLong()),
        Instant.ofEpochMilli(in.getLong()),
        readDay(in),
        readWord(in),
        readText(in),
        readBytes(in, in.get() & 0xff),
        readAll(in),
        readHappenings(in));
  }

  private static void writeText(DataOutputStream out, TextProfile text) throws IOException {
    out.writeByte(text.terms().length);
    for (int i = 0; i < text.terms().length; i++) {
      out.writeShort(text.terms()[i] >>> Byte.SIZE);
      out.writeByte(text.terms()[i]);
      out.writeByte(text.weights()[i]);
      out.writeShort(text.parts()[i]);
    }
  }

  private static TextProfile readText(ByteBuffer in) {
    int size = in.get() & 0xff;
    int[] terms = new int[size];
    byte[] weights = new byte[size];
    short[] parts = new short[size];
    for (int i = 0; i < size; i++) {
      terms[i] = (in.getShort() & 0xffff) << Byte.SIZE | in.get() & 0xff;
      weights[i] = in.get();
      parts[i] = in.getShort();
    }
    return TextProfile.of(terms, weights, parts);
  }

  private static List<HappeningFacts> readHappenings(ByteBuffer in) {
    List<HappeningFacts> happenings = new ArrayList<>();
    for (int left = in.get() & 0xff; left > 0; left--) {
      happenings.add(
          new HappeningFacts(readWord(in), readWord(in), readDay(in), readDay(in), readAll(in)));
    }
    return happenings;
  }

  private static void writeDay(DataOutputStream out, LocalDate day) throws IOException {
    out.writeLong(day == null ? NO_DAY : day.toEpochDay());
  }

  private static LocalDate readDay(ByteBuffer in) {
    long day = in.getLong();
    return day == NO_DAY ? null : LocalDate.ofEpochDay(day);
  }

  private static void writeAll(DataOutputStream out, List<String> values) throws IOException {
    out.writeByte(values.size());
    for (String value : values) {
      writeWord(out, value);
    }
  }

  private static List<String> readAll(ByteBuffer in) {
    List<String> values = new ArrayList<>();
    for (int left = in.get() & 0xff; left > 0; left--) {
      values.add(readWord(in));
    }
    return values;
  }

  private static void writeWord(DataOutputStream out, String word) throws IOException {
    byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
    out.writeShort(bytes.length);
    out.write(bytes);
  }

  private static String readWord(ByteBuffer in) {
    return new String(readBytes(in, in.getShort() & 0xffff), StandardCharsets.UTF_8);
  }

  private static byte[] readBytes(ByteBuffer in, int length) {
    byte[] bytes = new byte[length];
    in.get(bytes);
    return bytes;
  }
}
