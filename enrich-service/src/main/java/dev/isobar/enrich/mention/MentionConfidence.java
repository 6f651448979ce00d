package dev.isobar.enrich.mention;

import dev.isobar.contracts.Mention;
import dev.isobar.contracts.Mention.Type;
import dev.isobar.contracts.text.HanText;
import dev.isobar.enrich.mention.GazetteerEntry.LabelType;

/**
 * Makes the confidence of a mention the share of such mentions that are right in words and type.
 *
 * <p>The figures come from development parts: for lists, EWT's and GSDSIMP's, with eight mentions
 * at .9 added to each kind; for recognisers, a temperature per language and a bias per type, fitted
 * by logistic regression on GSDSIMP's development part and on those documents of EWT's that the
 * recogniser was not trained on. {@code docs/quality.md} has the result on other data.
 */
final class MentionConfidence {
  /** Bounds of the recogniser's probability, beyond which its logarithm says nothing. */
  private static final double LEAST = 0.005;

  private static final double MOST = 0.995;

  /** Inverse of the temperature. */
  private static final double ENGLISH_SLOPE = 0.69;

  private static final double CHINESE_SLOPE = 0.74;

  private MentionConfidence() {}

  /** Returns the confidence of a listed name, by the ambiguity of such names. */
  static double ofListed(LabelType kind, Type type, String name) {
    boolean han = HanText.hasHan(name);
    return switch (kind) {
      case NAME ->
          switch (type) {
            case PERSON -> han ? 0.91 : 0.97;
            case PLACE -> han ? 0.83 : 0.95;
            case ORGANISATION -> han ? 0.76 : 0.8;
            default -> kind.confidence;
          };
      case ALIAS ->
          switch (type) {
            case PERSON -> 0.91;
            case PLACE -> han ? 0.79 : 0.86;
            case ORGANISATION -> 0.93;
            default -> kind.confidence;
          };
      case CAUTIOUS -> type == Type.PLACE ? 0.96 : 0.91;
      case SURNAME -> 0.95;
      default -> kind.confidence;
    };
  }

  /** Returns the mention with the calibrated confidence if a recogniser found it. */
  static Mention calibrated(Mention mention) {
    if (!mention.rule().startsWith("recogniser")) {
      return mention;
    }
    double confidence =
        ofRecognised(mention.confidence(), mention.type(), HanText.hasHan(mention.text()));
    return new Mention(
        mention.entity(),
        mention.type(),
        mention.name(),
        mention.text(),
        mention.start(),
        mention.end(),
        mention.rule(),
        Math.round(confidence * 100) / 100.0);
  }

  /** Returns the probability that a name is right whose least certain word has this probability. */
  static double ofRecognised(double probability, Type type, boolean han) {
    double bounded = Math.min(MOST, Math.max(LEAST, probability));
    double logit = Math.log(bounded / (1 - bounded));
    double scaled = (han ? CHINESE_SLOPE : ENGLISH_SLOPE) * logit + bias(type, han);
    return 1 / (1 + Math.exp(-scaled));
  }

  private static double bias(Type type, boolean han) {
    return switch (type) {
      case PERSON -> han ? -0.39 : 0.45;
      case ORGANISATION -> han ? -1.11 : 0.17;
      case PLACE -> han ? -1.45 : -0.71;
      default -> 0;
    };
  }
}
