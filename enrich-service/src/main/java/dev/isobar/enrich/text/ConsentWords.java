package dev.isobar.enrich.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Recognises the words of a request for consent to cookies. News on data protection has many of
 * them too, but does not ask its readers: a request says "we" and what a reader may do.
 */
final class ConsentWords {
  /** Longest text that is looked at, in characters. */
  private static final int MAX_TEXT = 1500;

  private static final Pattern WORD =
      Pattern.compile(
          "(?iu)(cookies?)|(consent|einwilligung|zustimmung|consentement|consentimiento|consenso|согласи)|(privacy|privatsphäre|datenschutz|confidentialité|vie privée|privacidad|隐私)|(your (?:device|browser)|(?:ihrem|deinem) gerät|votre appareil|su dispositivo)|((?:our |\\d+ |these |trusted )(?:partners|vendors|companies)|third[ -]part(?:y|ies)|drittanbieter|partenaires|proveedores)|(personal(?:ly identifiable)? (?:data|information)|personenbezogene|données personnelles|datos personales)|\\b(accept|agree|reject|decline|akzeptieren|ablehnen|accepter|refuser|aceptar|rechazar)\\b|(personali[sz]ed? (?:ads|content|advertis)|advertisements?|werbung|publicités?|anuncios)|(legitimate interest|berechtigte[sn]? interesse|intérêt légitime)|(preferences|settings|einstellungen|paramètres|switch (?:them|it) off)|(opt[ -]out|withdraw|take back|widerrufen|retirer)|(not to sell|do not sell)");

  private static final Pattern WE =
      Pattern.compile(
          "(?iU)\\b(?:we|our|us|this (?:web)?site|wir|uns|unsere?[nmrs]?|diese (?:web)?seite|nous|nos|notre|nosotros|nuestr[oa]s?|utilizamos|usamos|noi|nostr[oaie]|utilizziamo|nós|noss[oa]s?|мы|наш\\w*)\\b|我们|本网站|本站");

  private static final Pattern ACTION =
      Pattern.compile(
          "(?iU)\\b(?:accept|agree|reject|decline|settings|preferences|opt[ -]out|withdraw|manage|choices|(?:switch|turn) (?:\\w+ )?off|disable|deaktivieren|ausschalten|désactiver|desactivar|disattivare|akzeptieren|zustimmen|ablehnen|klicken|\\w*einstellungen|widerrufen|accepter|refuser|paramètres|retirer|paramétrer|aceptar|rechazar|configur\\w+|ajustes|accetta\\w*|rifiuta\\w*|impostazioni|preferenze|aceitar|rejeitar|configurações|принять|настройки|accepteren|instellingen)\\b|接受|同意|拒绝|设置");

  private static final Pattern QUOTED = Pattern.compile("[\"“„«][^\"“”„«»]{1,400}[\"”“»]");

  /** The bit of a text that says "we". */
  private static final int SAYS_WE = 1 << 30;

  /** The bit of a text that names what a reader may do. */
  private static final int NAMES_ACTION = 1 << 29;

  private ConsentWords() {}

  /** Returns the kinds of words in a text as bits; what somebody is quoted with does not count. */
  static int of(String text) {
    if (text.length() > MAX_TEXT) {
      return 0;
    }
    String said = QUOTED.matcher(text).replaceAll(" ");
    int found = 0;
    Matcher matcher = WORD.matcher(said);
    while (matcher.find()) {
      for (int group = 1; group <= matcher.groupCount(); group++) {
        found |= matcher.start(group) < 0 ? 0 : 1 << group;
      }
    }
    found |= WE.matcher(said).find() ? SAYS_WE : 0;
    return found | (ACTION.matcher(said).find() ? NAMES_ACTION : 0);
  }

  /** Returns the number of different kinds of words about consent. */
  static int count(int kinds) {
    return Integer.bitCount(kinds & ~(SAYS_WE | NAMES_ACTION));
  }

  /** Returns whether a text asks its readers: it says "we" and what they may do. */
  static boolean asksReaders(int kinds) {
    return (kinds & SAYS_WE) != 0 && (kinds & NAMES_ACTION) != 0;
  }
}
