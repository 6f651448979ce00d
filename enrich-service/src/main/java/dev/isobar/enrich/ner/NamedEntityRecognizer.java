package dev.isobar.enrich.ner;

import ai.onnxruntime.OrtException;
import dev.isobar.contracts.Span;
import dev.isobar.contracts.text.SimplifiedChinese;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds the names of people, organisations and places in text of one language, whether or not the
 * taxonomy lists them. The models are small transformers; {@code tools/train-recogniser/README.md}
 * describes their training, data and quality.
 *
 * <p>The work is bounded: at most {@link #MAX_PIECES} pieces of a text are read (about 30 kB of
 * English), in batches of about {@link #BATCH_PIECES}, so that memory does not grow with the text.
 * Larger batches are slower, because shorter sentences in them are padded. Concurrent calls are
 * allowed; each uses one thread.
 */
public final class NamedEntityRecognizer implements AutoCloseable {
  static final int MAX_PIECES = 8_000;
  static final int BATCH_PIECES = 126;

  private static final String CHINESE = "zh";
  private static final Comparator<ModelInput> BY_LENGTH =
      Comparator.comparingInt(window -> window.ids().length);

  private final WordPieceTokenizer vocabulary;
  private final ChineseSegmenter dictionary;
  private final OnnxTagger model;

  private NamedEntityRecognizer(
      WordPieceTokenizer vocabulary, ChineseSegmenter dictionary, OnnxTagger model) {
    this.vocabulary = vocabulary;
    this.dictionary = dictionary;
    this.model = model;
  }

  /**
   * Loads the bundled recogniser of a language.
   *
   * @param language {@code en} or {@code zh}
   * @throws IllegalStateException if the model is missing or cannot run on this machine; articles
   *     are then enriched without the deep lane
   */
  public static NamedEntityRecognizer load(String language) {
    String folder = "/recogniser/" + language + "/";
    try (InputStream pieces = open(folder + "vocab.txt");
        InputStream model = open(folder + "model.onnx")) {
      WordPieceTokenizer vocabulary = WordPieceTokenizer.read(pieces);
      ChineseSegmenter dictionary = language.equals(CHINESE) ? ChineseWords.dictionary() : null;
      return new NamedEntityRecognizer(
          vocabulary, dictionary, new OnnxTagger(model.readAllBytes(), vocabulary.id("[PAD]")));
    } catch (IOException | OrtException | LinkageError cause) {
      throw new IllegalStateException(
          "recogniser for language " + language + " cannot be loaded", cause);
    }
  }

  private static InputStream open(String resource) throws IOException {
    InputStream in = NamedEntityRecognizer.class.getResourceAsStream(resource);
    if (in == null) {
      throw new IOException("resource is missing: " + resource);
    }
    return in;
  }

  /** Returns the names in the given sentences, in text order. */
  public List<NerSpan> find(String text, List<Span> sentences) {
    List<NerSpan> names = new ArrayList<>();
    // The Chinese model and its dictionary were trained on Simplified characters.
    String read = dictionary == null ? text : SimplifiedChinese.of(text);
    List<ModelInput> windows = windows(read, sentences);
    windows.sort(BY_LENGTH);
    try {
      for (List<ModelInput> batch : batches(windows)) {
        float[][][] scores = model.scores(batch);
        for (int i = 0; i < batch.size(); i++) {
          BioesDecoder.names(batch.get(i), scores[i], names);
        }
      }
    } catch (OrtException cause) {
      throw new IllegalStateException("recogniser failed", cause);
    }
    names.sort(Comparator.comparingInt(NerSpan::start));
    return names;
  }

  private List<ModelInput> windows(String text, List<Span> sentences) {
    List<ModelInput> windows = new ArrayList<>();
    ModelInput.Builder builder = new ModelInput.Builder(vocabulary, dictionary);
    int pieces = 0;
    for (Span sentence : sentences) {
      for (ModelInput window : builder.windows(text, sentence.start(), sentence.end())) {
        pieces += window.ids().length;
        if (pieces > MAX_PIECES) {
          return windows;
        }
        windows.add(window);
      }
    }
    return windows;
  }

  private static List<List<ModelInput>> batches(List<ModelInput> windows) {
    List<List<ModelInput>> batches = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < windows.size(); i++) {
      if (i > from && (i + 1 - from) * windows.get(i).ids().length > BATCH_PIECES) {
        batches.add(windows.subList(from, i));
        from = i;
      }
    }
    if (from < windows.size()) {
      batches.add(windows.subList(from, windows.size()));
    }
    return batches;
  }

  @Override
  public void close() {
    try {
      model.close();
    } catch (OrtException cause) {
      throw new IllegalStateException("recogniser cannot be closed", cause);
    }
  }
}
