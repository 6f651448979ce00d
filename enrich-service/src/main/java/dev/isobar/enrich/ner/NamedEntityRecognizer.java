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
 * Finds the names of people, organisations and places in the text of one language, whether anybody
 * listed them before or not. The models are small transformers; how they were trained, on what, and
 * how good they are, says {@code tools/train-recogniser/README.md}.
 *
 * <p>The work is bounded: no more than {@link #MOST_PIECES} pieces of a text are read (about 30 kB
 * of English), in batches of about {@link #BATCH_PIECES}, so that memory does not grow with the
 * text; larger ones are slower, as the shorter sentences in them are padded. Calls may overlap;
 * each keeps to one thread.
 */
public final class NamedEntityRecognizer implements AutoCloseable {
  static final int MOST_PIECES = 8_000;
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
   * Loads the recogniser of a language that comes with Isobar.
   *
   * @param language {@code en} or {@code zh}
   * @throws IllegalStateException where the model is missing or this machine cannot run it; the
   *     text then goes without
   */
  public static NamedEntityRecognizer load(String language) {
    String folder = "/recogniser/" + language + "/";
    try (InputStream pieces = open(folder + "vocab.txt");
        InputStream model = open(folder + "model.onnx")) {
      WordPieceTokenizer vocabulary = WordPieceTokenizer.read(pieces);
      ChineseSegmenter dictionary = language.equals(CHINESE) ? ChineseSegmenter.load() : null;
      return new NamedEntityRecognizer(
          vocabulary, dictionary, new OnnxTagger(model.readAllBytes(), vocabulary.id("[PAD]")));
    } catch (IOException | OrtException | LinkageError cause) {
      throw new IllegalStateException("no recogniser for " + language, cause);
    }
  }

  private static InputStream open(String resource) throws IOException {
    InputStream in = NamedEntityRecognizer.class.getResourceAsStream(resource);
    if (in == null) {
      throw new IOException("missing: " + resource);
    }
    return in;
  }

  /** The names in these sentences of the text, in the order of the text. */
  public List<NerSpan> find(String text, List<Span> sentences) {
    List<NerSpan> names = new ArrayList<>();
    // The Chinese model was trained on Simplified characters, and so was its dictionary.
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
      throw new IllegalStateException("the recogniser failed", cause);
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
        if (pieces > MOST_PIECES) {
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
      throw new IllegalStateException("the recogniser cannot be closed", cause);
    }
  }
}
