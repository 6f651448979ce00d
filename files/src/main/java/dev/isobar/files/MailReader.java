package dev.isobar.files;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.james.mime4j.MimeIOException;
import org.apache.james.mime4j.dom.BinaryBody;
import org.apache.james.mime4j.dom.Body;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.SingleBody;
import org.apache.james.mime4j.dom.TextBody;
import org.apache.james.mime4j.dom.address.Mailbox;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.james.mime4j.stream.MimeConfig;

/** Reads one mail, for example a newsletter: its HTML part, else its text part. */
final class MailReader {
  private final ArticleFile file;

  MailReader(ArticleFile file) {
    this.file = file;
  }

  void read(InputStream in, ArticleSink sink) throws IOException, InterruptedException {
    sink.take(article(1, in));
  }

  FileArticle article(long number, InputStream in) throws IOException {
    DefaultMessageBuilder builder = new DefaultMessageBuilder();
    builder.setMimeEntityConfig(
        MimeConfig.custom().setMaxContentLen(file.maxBytes()).setMaxHeaderCount(1000).build());
    try {
      Message mail = builder.parseMessage(in);
      Entity part = part(mail, "text/html");
      if (part == null) {
        part = part(mail, "text/plain");
      }
      if (part == null || !(part.getBody() instanceof SingleBody body)) {
        return FileArticle.unreadable(number, "is a mail without a text");
      }
      return FileArticle.of(number, draft(mail, part, body).toJson());
    } catch (MimeIOException e) {
      return FileArticle.unreadable(number, "is not a readable mail: " + e.getMessage());
    }
  }

  private RawArticleDraft draft(Message mail, Entity part, SingleBody body) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    body.writeTo(bytes);
    RawArticleDraft draft =
        new RawArticleDraft(file)
            .put("guid", mail.getMessageId())
            .put("title", mail.getSubject())
            .content(bytes.toByteArray(), contentType(part));
    if (mail.getDate() != null) {
      draft.put("publishedAt", mail.getDate().toInstant().toString());
    }
    if (mail.getFrom() != null && !mail.getFrom().isEmpty()) {
      Mailbox from = mail.getFrom().get(0);
      draft.author(from.getName() == null ? from.getAddress() : from.getName());
    }
    return draft;
  }

  private static String contentType(Entity part) {
    String charset = part.getCharset();
    return charset == null ? part.getMimeType() : part.getMimeType() + "; charset=" + charset;
  }

  /** Returns the first part of a media type that is not an attachment, depth first. */
  private static Entity part(Entity entity, String mimeType) {
    Body body = entity.getBody();
    if (body instanceof Multipart parts) {
      for (Entity each : parts.getBodyParts()) {
        Entity found = part(each, mimeType);
        if (found != null) {
          return found;
        }
      }
      return null;
    }
    boolean text = body instanceof TextBody || body instanceof BinaryBody;
    return text
            && mimeType.equalsIgnoreCase(entity.getMimeType())
            && !"attachment".equalsIgnoreCase(entity.getDispositionType())
        ? entity
        : null;
  }
}
