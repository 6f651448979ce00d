package dev.isobar.files;

import dev.isobar.contracts.http.NdjsonSplitter;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads RawArticles, one per line. */
final class NdjsonReader {
  private static final int CHUNK = 1 << 16;

  private final ArticleFile file;

  NdjsonReader(ArticleFile file) {
    this.file = file;
  }

  void read(InputStream in, ArticleSink sink) throws IOException, InterruptedException {
    NdjsonSplitter splitter = new NdjsonSplitter(file.maxBytes());
    List<NdjsonSplitter.Line> lines = new ArrayList<>();
    byte[] chunk = new byte[CHUNK];
    for (int length = in.read(chunk); length >= 0; length = in.read(chunk)) {
      splitter.take(Arrays.copyOf(chunk, length), lines::add);
      deliver(lines, sink);
    }
    splitter.end(lines::add);
    deliver(lines, sink);
  }

  private void deliver(List<NdjsonSplitter.Line> lines, ArticleSink sink)
      throws IOException, InterruptedException {
    for (NdjsonSplitter.Line line : lines) {
      sink.take(
          line.length() > file.maxBytes()
              ? FileArticle.unreadable(line.number(), file.tooLarge())
              : FileArticle.of(line.number(), line.bytes()));
    }
    lines.clear();
  }
}
