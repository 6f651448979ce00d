package dev.isobar.enrich.metadata;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells from the words beside a date what it is the date of. */
final class DateLabels {
  /** What a date is the date of. */
  enum Meaning {
    PUBLISHED,
    /** A word that often stands before a date of publication: "date", "on". */
    LIKELY,
    UPDATED,
    NONE,
    /** Another day: a deadline, a birth, an event. */
    OTHER
  }

  private static final String BEFORE = "(?iu)(?<!\\p{L})(?:";
  private static final String AFTER = ")(?!\\p{IsLatin})";

  private static final Pattern UPDATED =
      Pattern.compile(
          BEFORE
              + "(?:last\\s*)?(?:up-?dated?|modified|edited|reviewed|revised|changed)(?:\\s+on|\\s+at)?|last"
              + " modification|(?:zuletzt )?(?:aktualisiert|ge[äa]ndert|bearbeitet)|letzte"
              + " [äa]nderung|aktualisierung|mis[e]? [àa] jour|modifi[ée]e?|derni[èe]re"
              + " modification|actualis[ée]"
              + "|actualizad[oa]|actualizaci[óo]n|modificad[oa]|atualizad[oa]|atualiza[çc][ãa]o|aggiornat[oa]|aggiornamento|modificat[oa]|ultima"
              + " modifica|bijgewerkt|gewijzigd|laatst"
              + "|(?:za)?aktualizowan[oaey]|aktualizacja|aktualizov[áa]no|aktualizace|uppdatera[dt]|senast|oppdatert|sist|opdateret|ajourf[øo]rt|p[äa]ivitetty|friss[íi]tve|m[óo]dos[íi]tva|g[üu]ncelle(?:nme|me|ndi)?|обновлен[оа]|изменен[оа]|оновлено|diperbarui|cập"
              + " nhật|ενημ[εέ]ρωση"
              + AFTER
              + "|更新|修改|最終更新|最后编辑|수정|업데이트");
  private static final Pattern PUBLISHED =
      Pattern.compile(
          BEFORE
              + "(?:first"
              + " )?(?:re-?)?(?:published|posted|publication|publish|issued|released|release|created|written|submitted|added|uploaded|filed|pub(?:lication|lished)?\\.?"
              + " ?date|date (?:posted|published|of publication|created)|originally)(?:"
              + " (?:date|on|at|by|in))?|ver[öo]ffentlicht|ver[öo]ffentlichung(?:sdatum)?|publiziert|erstellt|erschienen|eingestellt|geschrieben|ver[öo]ff\\.?|beitrag"
              + " vom|artikel vom|meldung vom|eintrag vom|publi[ée]e?|mise? en"
              + " ligne|post[ée]e?|paru|parution|[ée]crit|cr[ée][ée]|publicad[oa]|publicaci[óo]n|creado|enviado|postado|publica[çc][ãa]o|pubblicat[oa]|pubblicazione|scritto"
              + "|gepubliceerd|geplaatst|publicatie(?:datum)?|opublikowan[oaey]|publikacj[ai]|dodan[oaey]|utworzono|publikov[áa]no|vyd[áa]no|zverejnen[ée]|publicera[dt]|publisert|udgivet|offentliggjort|publiceret|julkaistu|megjelent|k[öo]zz[ée]t[ée]ve|publicat|ad[ăa]ugat|yay[ıi]n(?:lanma|land[ıi]|tarihi)?|yay[ıi]m(?:lanma)?|опубликован[оа]|публикаци[ия]|дата"
              + " публикации|опубліковано|diterbitkan|dipublikasikan|đăng|δημοσ[ιί]ευση|objavljeno"
              + AFTER
              + "|发布|發佈|發布|发表|發表|发稿|發稿|刊登|刊发|上传|录入|公開|投稿|掲載|配信|등록|입력|게시|작성");
  private static final Pattern LIKELY =
      Pattern.compile(
          BEFORE
              + "date|datum|dat\\.|fecha|data|dato|p[äa]iv[äa](?:ys)?|d[áa]tum|tarih|дата|stand|time|ngày|on|am|vom|le|du|el|den|by"
              + " .{2,40}|von .{2,40}|par .{2,40}|por .{2,40}"
              + AFTER
              + "|时间|時間|日期|來源|来源|作者|日時");

  /** "Date: " right before the date. */
  private static final Pattern DIRECT =
      Pattern.compile(
          "(?iu)(?:^|[|\\s])(?:date|datum|fecha|data|dato|d[áa]tum|tarih|дата|日期|时间|時間)\\s*[:：]?\\s*$");

  private static final Pattern OTHER =
      Pattern.compile(
          "(?iu)©|\\(c\\)|(?<!\\p{L})(?:copyright|deadline|expir(?:es|ed|y|ation)|valid(?:"
              + " until)?|until|till|through|born|died|since|seit|bis|depuis|desde|geboren|gestorben|gültig|starts?|ends?|begins?|closing|due|effective|accessed|retrieved|abgerufen|zugriff|consult[ée]|join(?:ed)?|member|registered|beigetreten|mitglied|from|between|event|when|webinar|conference|termin|visited|archived|version|v)(?!\\p{IsLatin})[\\s:.]*(?:on|date|from|am|to|the|il|le)?[\\s:.]*$|版权|截止|有效期|注册|加入");
  private static final Pattern SUFFIX_UPDATED =
      Pattern.compile("(?iu)\\A[\\s,.\\-–|(]*(?:updated|aktualisiert|modified|更新)(?!\\p{L}{2})");
  private static final Pattern SUFFIX_PUBLISHED =
      Pattern.compile(
          "(?iu)\\A[\\s,.\\-–|（(]*(?:\\d{1,2}[:：]\\d{2}(?:[:：]\\d{2})?)?\\s*[|丨（(]?\\s*(?:来源|來源|作者|编辑|責任編輯|责任编辑|浏览|阅读|点击|来自|稿源|发布|發佈|字号|字體|访问|查看|评论|【|by\\s|posted|published|von\\s|par\\s|por\\s)");

  /** Words of which prose is full; they are labels only right before the date. */
  private static final Pattern FREQUENT =
      Pattern.compile("(?iu)(?:re-?)?(?:released|created|written|added|issued|filed).*");

  private static final Pattern NO_WORDS = Pattern.compile("[\\s:：\\-–—|,.(]*");

  /** What may stand between a label with a capital and its date: a time of day. */
  private static final Pattern CLOCK =
      Pattern.compile(
          "(?iu)[\\s:：,]*(?:\\d{1,2}[:.]\\d{2}(?:\\s?[ap]\\.?m\\.?)?(?:\\s[A-Z]{2,4})?)?[\\s,]*(?:on\\s+)?");

  /** What stands before a label in prose: nothing, a separator, "This article was first". */
  private static final Pattern BEFORE_LABEL =
      Pattern.compile(
          "(?iu)(?:.*[|·•丨｜/▪●【\\[])?[\\s\\p{Punct}]*(?:(?:(?:this|the)\\s+)?(?:article|story|post|page|piece|entry|press"
              + " release)\\s+(?:(?:was|is|has been)\\s+)?)?(?:(?:first|originally)\\s+)?");

  /** How far before a date its label may stand, in characters. */
  private static final int REACH = 42;

  /** From this length on, what stands beside a date is prose, in characters. */
  private static final int PROSE = 60;

  private DateLabels() {}

  /** Returns whether the words beside a date are prose, by their length and their end. */
  static boolean isProse(String before, String after) {
    String end = after.isBlank() ? before.strip() : after.strip();
    return before.length() + after.length() > PROSE
        || !end.isEmpty() && ".!?。！？".indexOf(end.charAt(end.length() - 1)) >= 0;
  }

  /** The same as {@link #of(String, String, boolean)}, in a line that is no prose. */
  static Meaning of(String before, String after) {
    return of(before, after, false);
  }

  /**
   * Returns the meaning of a date.
   *
   * @param before the words before it, up to the previous date
   * @param after the words behind it
   * @param isProse whether the date stands in prose, where a label counts only at the start
   */
  static Meaning of(String before, String after, boolean isProse) {
    String near = before.substring(Math.max(0, before.length() - REACH));
    if (OTHER.matcher(near).find()) {
      return Meaning.OTHER;
    }
    if (DIRECT.matcher(near).find()) {
      return Meaning.PUBLISHED;
    }
    int updated = last(UPDATED, near);
    int published = published(before, near, isProse);
    if (updated >= 0 || published >= 0) {
      return updated >= published ? Meaning.UPDATED : Meaning.PUBLISHED;
    }
    if (SUFFIX_UPDATED.matcher(after).find()) {
      return Meaning.UPDATED;
    }
    if (SUFFIX_PUBLISHED.matcher(after).find()) {
      return Meaning.PUBLISHED;
    }
    return last(LIKELY, near) >= 0 ? Meaning.LIKELY : Meaning.NONE;
  }

  /** Returns where the last label of publication begins, or -1. */
  private static int published(String before, String near, boolean isProse) {
    int at = -1;
    Matcher m = PUBLISHED.matcher(near);
    while (m.find()) {
      String between = near.substring(m.end());
      boolean direct = NO_WORDS.matcher(between).matches();
      if ((direct || !FREQUENT.matcher(m.group()).matches())
          && (!isProse || isLabel(before, before.length() - near.length() + m.start(), between))) {
        at = m.start();
      }
    }
    return at;
  }

  /** Returns whether a word in prose is a label: by its place, its colon or its capital. */
  private static boolean isLabel(String before, int start, String between) {
    return BEFORE_LABEL.matcher(before.substring(0, start)).matches()
        || between.matches("\\s*[:：]\\s*|(?:时间|時間|日期)\\s*[:：]?\\s*")
        || Character.isUpperCase(before.charAt(start)) && CLOCK.matcher(between).matches();
  }

  private static int last(Pattern label, String text) {
    int at = -1;
    Matcher m = label.matcher(text);
    while (m.find()) {
      at = m.start();
    }
    return at;
  }
}
