package dev.isobar.enrich.metadata;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads Chinese bylines: names behind 记者, 作者, 文 or 通讯员, several without separators. */
final class ChineseByline {
  private static final String WRITERS =
      "(?:本报|本刊|本网|本台|特约|实习|见习|首席|新华社|中新社)?(?:记者|通讯员|撰稿人?|作者|作\\s者|撰文|评论员|特派员|實習記者|記者|通訊員|撰稿|执笔人?|供稿)|文(?=\\s*[:：/|丨])";
  private static final String OTHERS =
      "责任编辑|責任編輯|责编|責編|编辑|編輯|校对|审核|监制|编审|摄影|攝影|图片|供图|来源|來源|稿源|出处|信息来源|文章来源|时间|日期|发布|点击|浏览|阅读|字号|字体|评论|分享|关键词|标签|栏目|翻译|编译|制图|视频|图(?=\\s*[:：/|丨])|【";

  private static final String LABEL_CHARACTERS = "者文撰员員稿笔";

  private static final Pattern LABEL =
      Pattern.compile("(?:(?<writer>" + WRITERS + ")|(?<other>" + OTHERS + "))\\s*[:：/|丨]?\\s*");
  private static final Pattern HAN_NAME =
      Pattern.compile("\\p{IsHan}{2,4}|\\p{IsHan}{1,8}[·•・]\\p{IsHan}{1,12}");

  /** Greatest length of names in brackets that need no usual family name, in characters. */
  private static final int BRACKETED = 12;

  private static final Pattern BETWEEN = Pattern.compile("[\\s、，,;；/|丨&和]+");
  private static final Pattern END =
      Pattern.compile("[)）】\\]。!！?？…《》<>\\n]|\\d{4}|发自|(?:报道|报导|摄|整理|电|讯)(?:$|[\\s:：])");

  /** The most frequent family names; those of two characters are rare among authors. */
  private static final String SURNAMES =
      "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐沿梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫来嵺苟全褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟宇敖糜鄢冷卓花仇艾蓝都巩稽井练仲乐虞卞封竺冼原官衣楚佟栗匡宗应台巫鞠僧桑荆谌银扬明沙薄伏岑习胥保和藺張劉陳楊趙黃吳孫馬羅鄭謝韓馮許鄧蕭葉閻鍾薑範譚鄒陸龍錢湯賀賴龔龐蘭顏嚴溫魯韋聶叢齊莊塗時關淩費紀";

  private ChineseByline() {}

  /** Words that follow "reporter" in prose and begin with a character of a family name. */
  private static final Pattern PROSE =
      Pattern.compile(
          "发现|獲悉|获悉|了解|采访|採訪|求证|致电|看到|注意|查阅|查询|查看|近日|日前|今日|今天|昨天|时隔|关注|询问|联系|走访|探访|调查|来到|见到|得知|获得|介绍|表示|问及|搜索|登录|拨打|梳理|连线");

  /** What follows names behind a label without a separator: what they did, or a place too. */
  private static final Pattern SIGNS =
      Pattern.compile(
          "(?:\\s*\\p{IsHan}{2,6}?)?(?:$|[)）】\\]]|发自|报道|报导|摄|整理|电(?!话)|讯).*", Pattern.DOTALL);

  private static final Pattern SEPARATED = Pattern.compile("(?s).*[:/|丨\\s]");

  private static final Pattern SIGNED =
      Pattern.compile("[（(]\\s*([\\p{IsHan}\\s、，,·]{2,40})\\s*[)）]\\s*$");
  private static final Pattern PLACE_REPORT =
      Pattern.compile("\\s+\\p{IsHan}{2,4}(?:报道|报导)$|\\s*(?:报道|文|摄影报道|/文)$");

  /** Returns the names in brackets with which a text ends, as newspapers sign it. */
  static List<String> signed(String line) {
    Matcher m = SIGNED.matcher(line.substring(Math.max(0, line.length() - 60)));
    if (!m.find()) {
      return List.of();
    }
    List<String> names =
        joined(BETWEEN.split(PLACE_REPORT.matcher(m.group(1).strip()).replaceFirst("").strip()));
    return !names.isEmpty() && names.stream().allMatch(ChineseByline::isName) ? names : List.of();
  }

  static boolean isName(String words) {
    return HAN_NAME.matcher(words).matches()
        && !PROSE.matcher(words).find()
        && (words.indexOf('·') > 0 || SURNAMES.indexOf(words.charAt(0)) >= 0);
  }

  /** Returns whether a text names only an editor, a photographer or a source. */
  static boolean isOtherRole(String text) {
    if (text.isEmpty() || text.charAt(0) < '\u2e80') {
      return false;
    }
    Matcher m = LABEL.matcher(DateParser.narrow(text));
    return m.lookingAt() && m.group("other") != null && !hasLabel(text);
  }

  /** Returns whether a text has a character without which there is no label, for speed. */
  private static boolean mayHaveLabel(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '\u4e00' && c <= '\u9fff' && LABEL_CHARACTERS.indexOf(c) >= 0) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether a text holds a label of writers. */
  static boolean hasLabel(String text) {
    if (!mayHaveLabel(text)) {
      return false;
    }
    Matcher m = LABEL.matcher(DateParser.narrow(text));
    while (m.find()) {
      if (m.group("writer") != null) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns the names behind the labels of writers.
   *
   * @param penNames whether words that are no usual name count too, as in an info line
   */
  static List<String> names(String line, boolean penNames) {
    if (!mayHaveLabel(line)) {
      return List.of();
    }
    String text = DateParser.narrow(line);
    List<String> names = new ArrayList<>();
    Matcher m = LABEL.matcher(text);
    int from = -1;
    String label = "";
    while (m.find()) {
      if (from >= 0) {
        add(text.substring(from, m.start()), label, penNames, names);
      }
      from = m.group("writer") == null ? -1 : m.end();
      label = m.group();
    }
    if (from >= 0) {
      add(text.substring(from), label, penNames, names);
    }
    return names;
  }

  private static void add(String stated, String label, boolean penNames, List<String> names) {
    Matcher end = END.matcher(stated);
    String words = end.find() ? stated.substring(0, end.start()) : stated;
    boolean labelled = label.matches("(?s).*[:/|丨]\\s*") && words.length() <= 40;
    boolean penName = penNames && labelled && !label.contains("记者") && !label.contains("記者");
    boolean bracketed =
        words.length() < stated.length()
            && words.length() <= BRACKETED
            && ")）".indexOf(stated.charAt(words.length())) >= 0;
    if (!SEPARATED.matcher(label).matches() && !isSigned(stated)) {
      return;
    }
    for (String part : joined(BETWEEN.split(words.strip()))) {
      String name = part.strip();
      if (isName(name)
          || bracketed && HAN_NAME.matcher(name).matches()
          || penName && isPenName(name)) {
        if (!names.contains(name)) {
          names.add(name);
        }
      } else if (!name.isEmpty()) {
        return;
      }
    }
  }

  /** Returns whether names are all that follows a label up to what signs it. */
  private static boolean isSigned(String stated) {
    int at = 0;
    Matcher between = BETWEEN.matcher(stated);
    while (between.find(at) && isName(stated.substring(at, between.start()))) {
      at = between.end();
    }
    String rest = stated.substring(at);
    Matcher name = END.matcher(rest);
    int end = name.find() ? name.start() : rest.length();
    return isName(rest.substring(0, end).strip())
        ? SIGNS.matcher(rest.substring(end)).matches()
        : at > 0 && SIGNS.matcher(rest).matches();
  }

  private static boolean isPenName(String name) {
    return name.length() >= 2 && name.length() <= 20 && !AuthorName.of(name).isEmpty();
  }

  /** Joins 王 伟, which is written with a space to be as wide as names of three characters. */
  static List<String> joined(String[] parts) {
    List<String> joined = new ArrayList<>();
    for (int i = 0; i < parts.length; i++) {
      boolean single = parts[i].length() == 1 && Character.isIdeographic(parts[i].charAt(0));
      if (single && i + 1 < parts.length && parts[i + 1].length() == 1) {
        joined.add(parts[i] + parts[++i]);
      } else {
        joined.add(parts[i]);
      }
    }
    return joined;
  }
}
