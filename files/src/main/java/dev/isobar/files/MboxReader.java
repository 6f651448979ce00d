package dev.isobar.files;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads the mails of a mailbox in the format mboxrd: a mail begins with a line {@code From } behind
 * a blank line, and {@code >From } in a mail stands for {@code From }.
 */
final class MboxReader {
  private static final byte[] FROM = {'F', 'r', 'o', 'm', ' '};

  private final ArticleFile file;
  private final MailReader mails;
  private long number;

  MboxReader(ArticleFile file) {
    this.file = file;
    this.mails = new MailReader(file);
  }

  void read(InputStream in, ArticleSink sink) throws IOException, InterruptedException {
    ByteArrayOutputStream mail = new ByteArrayOutputStream();
    boolean afterBlank = true;
    boolean tooLarge = false;
    for (byte[] line = line(in); line.length > 0; line = line(in)) {
      if (afterBlank && startsWith(line, 0, FROM)) {
        deliver(mail, tooLarge, sink);
        tooLarge = false;
      } else if (mail.size() + line.length > file.maxBytes()) {
        tooLarge = true;
      } else {
        int quotes = quotes(line);
        boolean quoted = quotes > 0 && startsWith(line, quotes, FROM);
        mail.write(line, quoted ? 1 : 0, line.length - (quoted ? 1 : 0));
      }
      afterBlank = line[0] == '\n' || (line[0] == '\r' && line.length == 2);
    }
    deliver(mail, tooLarge, sink);
  }

  private void deliver(ByteArrayOutputStream mail, boolean tooLarge, ArticleSink sink)
      throws IOException, InterruptedException {
    if (tooLarge) {
      sink.take(FileArticle.unreadable(++number, file.tooLarge()));
    } else if (mail.size() > 0) {
      sink.take(mails.article(++number, new ByteArrayInputStream(mail.toByteArray())));
    }
    mail.reset();
  }

  /** Returns the next line with its end, or its first part if it is longer than the size limit. */
  private byte[] line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b >= 0; b = in.read()) {
      line.write(b);
      if (b == '\n' || line.size() > file.maxBytes()) {
        break;
      }
    }
    return line.toByteArray();
  }

  private static int quotes(byte[] line) {
    int count = 0;
    while (count < line.length && line[count] == '>') {
      count++;
    }
    return count;
  }

  private static boolean startsWith(byte[] line, int from, byte[] prefix) {
    for (int i = 0; i < prefix.length; i++) {
      if (from + i >= line.length || line[from + i] != prefix[i]) {
        return false;
      }
    }
    return true;
  }
}
