package dev.isobar.query.story;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Writes and reads signatures as bytes: about 1.3 kB, of which the terms are 1.1 kB. */
final class SignatureCodec {
  private static final long NO_DAY = Long.MIN_VALUE;
  private static final int TERM_BYTES = 6;

  private SignatureCodec() {}

  static byte[] write(StorySignature signature) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1400);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeLong(signature.at().toEpochMilli());
      out.writeLong(signature.fetchedAt().toEpochMilli());
      writeDay(out, signature.published());
      out.writeUTF(signature.language());
      writeText(out, signature.text());
      out.writeByte(signature.fingerprint().length);
      out.write(signature.fingerprint());
      writeAll(out, signature.people());
      out.writeByte(signature.happenings().size());
      for (HappeningFacts happening : signature.happenings()) {
        out.writeUTF(happening.kind());
        out.writeUTF(happening.place());
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
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      return new StorySignature(
          Instant.ofEpochMilli(in.readLong()),
          Instant.ofEpochMilli(in.readLong()),
          readDay(in),
          in.readUTF(),
          readText(in),
          in.readNBytes(in.readUnsignedByte()),
          readAll(in),
          readHappenings(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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

  private static TextProfile readText(DataInputStream in) throws IOException {
    int size = in.readUnsignedByte();
    int[] terms = new int[size];
    byte[] weights = new byte[size];
    short[] parts = new short[size];
    // At once: single reads of the stream take ten times as long.
    ByteBuffer bytes = ByteBuffer.wrap(in.readNBytes(size * TERM_BYTES));
    for (int i = 0; i < size; i++) {
      terms[i] = (bytes.getShort() & 0xffff) << Byte.SIZE | bytes.get() & 0xff;
      weights[i] = bytes.get();
      parts[i] = bytes.getShort();
    }
    return TextProfile.of(terms, weights, parts);
  }

  private static List<HappeningFacts> readHappenings(DataInputStream in) throws IOException {
    List<HappeningFacts> happenings = new ArrayList<>();
    for (int left = in.readUnsignedByte(); left > 0; left--) {
      happenings.add(
          new HappeningFacts(in.readUTF(), in.readUTF(), readDay(in), readDay(in), readAll(in)));
    }
    return happenings;
  }

  private static void writeDay(DataOutputStream out, LocalDate day) throws IOException {
    out.writeLong(day == null ? NO_DAY : day.toEpochDay());
  }

  private static LocalDate readDay(DataInputStream in) throws IOException {
    long day = in.readLong();
    return day == NO_DAY ? null : LocalDate.ofEpochDay(day);
  }

  private static void writeAll(DataOutputStream out, List<String> values) throws IOException {
    out.writeByte(values.size());
    for (String value : values) {
      out.writeUTF(value);
    }
  }

  private static List<String> readAll(DataInputStream in) throws IOException {
    List<String> values = new ArrayList<>();
    for (int left = in.readUnsignedByte(); left > 0; left--) {
      values.add(in.readUTF());
    }
    return values;
  }
}
