package dev.isobar.enrich.text;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Recognises notices that a site puts into its articles: advertisements, share rows, hints to other
 * articles, paywalls, newsletters, disclaimers, credits of pictures, names of editors. English,
 * Chinese, German, French, Spanish, Portuguese, Italian, Russian, Polish and Japanese wordings.
 */
final class NoticePatterns {
  /** Longest notice, in characters. Disclaimers of Chinese platforms reach about 250. */
  private static final int MAX_LENGTH = 400;

  private static final int ONE_LINE = 160;

  /** Longest line that one hit is enough for, in characters. */
  private static final int ONE_SENTENCE = 120;

  /** Longest label such as "Subscribers only", see {@link Block#weigh}. */
  private static final int LABEL = 30;

  /** What speaks to readers or of the page itself: pronouns, imperatives, "this article". */
  private static final Pattern TO_READERS =
      Pattern.compile(
          "(?U)\\b(?:you|your|yours|our|us|we|wir|uns|unsere?[nmrs]?|deine?[nmrs]?|vous|votre|vos|notre|usted|nuestr[oa]s?|você|noss[oa]s?|нас|наш\\w*|this (?:article|story|post|content)|dieser (?:artikel|text|beitrag)|cet article|este artículo|suscríbete|assine|inscreva-se|iscriviti|подписывайтесь|schon abonnent|bereits abonnent|déjà abonné|già abbonato|please|rechte vorbehalten|droits réservés|derechos reservados|direitos reservados|diritti riservati|права защищены)\\b"
              + "|(?:^|[.!?:] )(?:please |just )?(?:subscribe|sign|log|register|join|follow|download|unlock|get|continue|keep|click|tap|already|unsubscribe|view|jetzt|hier|folgen|abonnieren)\\b"
              + "|[您你]|(?<![申聘邀])请(?![求示])|我们|敬请|欢迎(?:大家)?(?:扫码)?关注|本(?:文|站|网|报|平台|公众)|以上(?:内容|文章|观点|言论|信息)|此文|该文|作者(?:本人|个人)|登录后|剩余内容|この記事|当サイト");

  private static final String NETWORKS =
      "(?:facebook|twitter|x|linkedin|whatsapp|reddit|pinterest|telegram|e-?mail|instagram|xing|pocket|messenger|threads|bluesky|youtube|google(?: news)?|微信|微博|朋友圈|qq(?:空间)?)";

  private static final Pattern ADVERTISEMENT =
      whole(
          "[\\p{P}\\p{S}\\s]*(?:(?:story|article|post) continues (?:below|after)(?: (?:this|the))?(?: advert(?:isement)?s?)?|continue reading(?: below)?|advert(?:isement|orial)?|sponsored(?: content)?"
              + "|(?:scroll|swipe) (?:down )?to (?:continue|read)(?: reading)?.{0,30}|listen to (?:this|the) (?:article|story|post).{0,40}|article continues"
              + "|anzeige|werbung|publicité|publicidad|publicidade|pubblicità|реклама|reklama|advertentie|广告|廣告|lesen sie nach der anzeige weiter|nach der anzeige geht es weiter.{0,20}"
              + "|(?:artikel|text|beitrag) (?:anhören|vorlesen)|écouter (?:l['’]article|cet article)|escucha(?:r)? (?:el|este) artículo)[\\p{P}\\p{S}\\s]*");
  private static final Pattern SHARE =
      whole(
          "(?:(?:share|tweet|post|pin|send|save|follow|like|print)(?: (?:this|us|it|the))?(?: article| story| post| page)?(?: (?:on|via|by|to|with|in|at))?|share|(?:click|tap)(?: here)? to (?:share|tweet|print|email)(?: this)?(?: (?:on|via|by|to|a link to a friend))?(?: by)?|(?:auf|per|via|bei|über|mit|in)|partager (?:sur|par)|compartir (?:en|por)|compartilhar (?:no|na|por|via)|compartilhe (?:no|na)|condividi (?:su|via|tramite)|поделиться (?:в|на)|udostępnij (?:na|przez)|分享到?)\\s*"
              + NETWORKS
              + "(?:[\\s,/|·]+(?:and |und |or |et |y |e )?"
              + NETWORKS
              + ")*(?: teilen| versenden| weiterleiten)?[\\s.!]*"
              + "|"
              + NETWORKS
              + "(?:[\\s,/|·]+"
              + NETWORKS
              + ")+"
              + "|(?:artikel |beitrag )?(?:teilen|drucken|merken|kommentieren|versenden)|(?:partager|imprimer)(?: cet article| l['’]article)?|compartir(?: esta noticia)?|compartilh[ea]r?|condividi(?: l['’]articolo)?|поделиться|copy link|link kopieren|复制链接");
  private static final String OTHERS =
      "(?:read (?:more|also|next)|also read|must read|see also|related(?: (?:story|stories|articles?|news|coverage))?|recommended(?: reading)?|further reading|more on this|watch(?: also| more)?|don['’]t miss|editor['’]?s['’]? picks?|trending|lesen sie (?:auch|mehr|hier)(?: mehr)?|lesetipps?|mehr (?:zum thema|dazu|lesen)|auch interessant|passend dazu|(?:à )?lire aussi|à lire|lire (?:la suite|plus)|voir aussi|(?:lee|lea|leer|ver|mira) (?:también|además|más)|te puede interesar|(?:leia|veja) (?:também|mais)|saiba mais|leggi anche|per approfondire|читайте (?:также|еще|ещё)|смотрите также|czytaj (?:też|także|więcej)|zobacz (?:też|także)|lees ook|les også|läs (?:också|även|mer)|相关(?:阅读|新闻|报道|链接|推荐)|(?:延伸|推荐|拓展)阅读|更多精彩.{0,10}|点击(?:阅读|进入|查看).{0,10}|阅读(?:更多|原文|全文)|関連記事|あわせて読みたい)";
  private static final Pattern RELATED =
      whole("[\\p{P}\\p{S}\\s]*" + OTHERS + "\\s*(?:[:：|»>→▶—–-]\\s*.{0,140}|[\\p{P}\\p{S}\\s]*)");
  private static final Pattern EDITOR =
      whole(
          "[\\s（(【\\[*]*(?:本文|本期|值班|实习|责任|执行|新媒体)?(?:编辑|编审|责编|校对|审核|监制|审校|初审|复审|终审|一审|二审|三审|编委|主编|撰稿|文字|摄影|制图|排版|来源|稿源|素材)\\s*[:：丨|/]\\s*[^。！？]{0,60}[）)】\\]\\s]*");
  private static final Pattern CREDIT =
      whole(
          "[\\s（(【\\[*▲△↑]*(?:(?:photo(?:graph)?s?|image|picture|illustration|video|file photo|file image|cover(?: image)?)(?: (?:credits?|by|courtesy(?: of)?|source|copyright))?|credits?|foto|fotos|bild|bilder|bildquelle|fotoquelle|bildrechte|crédit(?: photo)?|crédito|foto de|фото|zdjęcie|图|图片|图源|配图|图片来源|题图|首图|摄影|摄|照片|资料图|資料圖|圖|圖片)\\s*[:：/|©].{0,120}"
              + "|.{0,140}[(（\\[](?:file photo|photo(?: by)?|image|foto|credit|资料图|圖|图片?)(?:\\s*[:：/]|\\s+by|\\s+courtesy)?[^)）\\]]{0,60}[)）\\]]"
              + "|[^。！？.!?]{0,100}(?:getty images|/ ?afp|/ ?reuters|ap photo.{0,30}|shutterstock(?:\\.com)?|istock(?:photo)?|视觉中国|记者\\s*[\\u4e00-\\u9fff·]{2,4}\\s*摄|[\\u4e00-\\u9fff]{2,4}\\s*/?摄)[)）\\]]?");

  /** Said of a site only, so that one of them is enough in a short line to its readers. */
  private static final Pattern PAYWALL =
      Pattern.compile(
          "(?:to (?:continue|keep) reading|already (?:an? )?(?:subscriber\\b|subscribed\\b|(?:(?:paying |registered )?member|registered)\\s*\\?)|subscribe (?:now|today|to (?:continue|read on|read (?:the|this)|unlock))|your (?:last|remaining) (?:\\w+ )?free (?:article|stor|view|read)|start your free|(?:last|next|remaining) free article|free articles? (?:this|of (?:this|the)|left|remaining|per|for) |(?:limit|number) of free (?:articles|stories)|(?:exclusive|available|reserved|only) (?:to|for) (?:(?:our |paying |registered |digital )?subscribers|(?:our |paying )members)\\b|(?:for|to) (?:our |paying |registered |digital )?subscribers only|subscribers?[ -](?:only|exclusive)|(?:sign|log) ?in to (?:read|continue|unlock)|register (?:for free )?to (?:read|continue)|unlock (?:this|more|the full) (?:article|story|content)|sign in or (?:create|register)"
              + "|weiterlesen mit|artikel (?:ist )?(?:nur )?(?:exklusiv )?für abonnent|jetzt (?:abonnieren|weiterlesen|freischalten)|bereits abonnent|schon abonnent|réservée? aux abonnés|il vous reste .{0,12}de cet article|déjà abonné|(?:exclusiv[oa]|solo) para suscriptores|suscríbete (?:para|y|a|por)|(?:exclusiv[oa]|apenas) para assinantes|già abbonato|(?:riservat[oa] agli|solo per gli) abbonati|会員限定|有料会員|(?:登录|订阅|付费|购买|开通会员)后(?:可|即可|继续)?(?:查看|阅读|解锁)|(?:剩余|以下)内容.{0,12}(?:付费|会员|订阅)|(?:下载|打开).{0,8}(?:客户端|app).{0,6}(?:查看|阅读)(?:更多|全文|原文|完整)|^打开app)");

  private static final Pattern NEWSLETTER =
      Pattern.compile(
          "(?:you(?:['’]re| are) receiving this (?:e-?mail|message|newsletter)|^unsubscribe(?:$|[.!:]| (?:here|now|at|from|any|or)\\b)|(?:straight|direct(?:ly)?|delivered) (?:in|to|into) your inbox|unsubscribe from (?:this|our)|view (?:this|it)?.{0,10} in (?:your |a )?(?:web )?browser|our mailing address|sign(?:ing)? up (?:here )?(?:for|to) (?:our|the|get|receive)\\b.{0,90}(?:newsletter|email|e-mail|alerts|briefing|updates)|subscribe to (?:our|the)\\b.{0,70}(?:newsletter|channel|podcast|magazine)|follow us on "
              + NETWORKS
              + "\\b|(?:join|follow) (?:us|our).{0,30} on "
              + NETWORKS
              + "\\b|download our .{0,30}app\\b|newsletter (?:abonnieren|bestellen|anmelden)|(?:abonnieren|bestellen) sie .{0,40}newsletter|folgen sie uns (?:auf|bei)|inscrivez-vous à .{0,40}newsletter|suscríbete a .{0,40}(?:newsletter|boletín)|(?:assine|inscreva-se) .{0,40}newsletter|iscriviti .{0,40}newsletter|подпис(?:ывайтесь|аться) на .{0,40}(?:телеграм|telegram|канал|нас)"
              + "|(?:欢迎|敬请|请)(?:大家)?(?:扫码)?关注.{0,20}(?:公众号|微信|微博|我们)|^(?:扫码|扫描).{0,12}(?:关注|加群)|长按.{0,12}二维码)");
  private static final Pattern DISCLAIMER =
      Pattern.compile(
          "(?:^[\\s（(【\\[*※]*(?:特别声明|免责声明|版权声明|郑重声明|原创声明|平台声明|风险提示|免责条款|声明\\s*[:：]\\s*(?:转载|本文|以上|刊登|此文|文章|图片|凡|该文))|以上内容.{0,30}(?:自媒体|用户).{0,20}(?:上传|发布)|(?:转载|转发|引用)(?:时)?(?:请|须|需|务必|应)(?:注明|联系|标明|保留)|(?:请|须)注明(?:出处|来源|转载)|未经.{0,24}(?:不得|禁止|严禁|请勿).{0,12}(?:转载|复制|摘编|镜像|转发|传播)|(?:仅|只|不)代表(?:作者|本人|本[站网报平]|个人).{0,8}(?:观点|立场|意见|看法)|不构成.{0,12}(?:投资|任何).{0,6}建议|(?:如有?|若有?|如涉及?|涉嫌)侵权.{0,12}(?:请|联系|告知|立即)|(?:文章|本文|稿件|图片)(?:内容)?(?:来源于|来自|系|由).{0,20}(?:网络|互联网|用户).{0,20}(?:转载|上传|投稿|发布|整理|侵权)|侵权必究|侵权行为.{0,4}请联系我们"
              + "|the (?:views|opinions) expressed (?:in this|here|are)|not necessarily (?:reflect|represent) (?:the|those)|(?:may|must) not be (?:published|reproduced|copied).{0,60}(?:permission|rewritten|redistributed)|all rights reserved|reproduction .{0,60}prohibited|this (?:article|story|post|piece|essay|interview|column) (?:was )?(?:first|originally) (?:appeared|published|posted) (?:on|in|by|at)|republished (?:from|under a|with permission)|affiliate (?:links?|commission)|we may earn a (?:small )?commission|alle rechte vorbehalten|tous droits réservés|todos los derechos reservados|todos os direitos reservados|tutti i diritti riservati|все права защищены)");

  /** Said in articles too, so that they only support another hit. */
  private static final Pattern SUPPORT =
      Pattern.compile(
          "(?:unlimited (?:digital |online )?access|cancel (?:at )?any ?time|create (?:a free |an )account|free trial|(?:for|to) members only|members[ -]only|(?:in|to|into) your inbox|download the .{0,30}app\\b|(?:sign|log) ?in to view|(?:扫码|扫描).{0,12}(?:关注|下载|加群|二维码)|侵权.{0,30}(?:删除|联系))");

  private static final Pattern QUOTE = Pattern.compile("[“”„«»\"]");

  private NoticePatterns() {}

  /**
   * Returns why a line is a notice, or null if it may belong to the article.
   *
   * @param amidProse whether the line is a paragraph among others of the article
   */
  static String removalReason(String line, boolean amidProse) {
    int length = line.length();
    if (length > MAX_LENGTH) {
      return null;
    }
    String lower = line.toLowerCase(Locale.ROOT);
    int words = NoticeWords.of(lower);
    String reason = length <= ONE_LINE ? oneLine(lower, words) : null;
    return reason != null ? reason : box(lower, words, amidProse);
  }

  /** Returns why a line gives away a box of a paywall or newsletter around it, or null. */
  static String boxReason(String line, boolean amidProse) {
    if (line.length() > MAX_LENGTH) {
      return null;
    }
    String lower = line.toLowerCase(Locale.ROOT);
    int words = NoticeWords.of(lower) & (NoticeWords.PAYWALL | NoticeWords.NEWSLETTER);
    return words == 0 ? null : box(lower, words, amidProse);
  }

  private static String oneLine(String lower, int words) {
    if (lower.length() <= 70 && ADVERTISEMENT.matcher(lower).matches()) {
      return "advertisement";
    }
    if (lower.length() <= 100 && SHARE.matcher(lower).matches()) {
      return "share";
    }
    if (RELATED.matcher(lower).matches()) {
      return "related";
    }
    if (lower.length() <= 80 && EDITOR.matcher(lower).matches()) {
      return "header-line";
    }
    return (words & NoticeWords.CREDIT) != 0 && CREDIT.matcher(lower).matches() ? "caption" : null;
  }

  private static String box(String lower, int words, boolean amidProse) {
    Set<String> hits = new HashSet<>();
    String reason = null;
    if ((words & NoticeWords.PAYWALL) != 0 && collect(PAYWALL, lower, hits)) {
      reason = "paywall";
    }
    if ((words & NoticeWords.NEWSLETTER) != 0 && collect(NEWSLETTER, lower, hits)) {
      reason = reason == null ? "newsletter" : reason;
    }
    if ((words & NoticeWords.DISCLAIMER) != 0 && collect(DISCLAIMER, lower, hits)) {
      reason = reason == null ? "disclaimer" : reason;
    }
    if (reason == null || !amidProse && isForReaders(lower, reason)) {
      return reason;
    }
    collect(SUPPORT, lower, hits);
    return hits.size() >= 2 ? reason : null;
  }

  /** Returns whether a line is short, quotes nobody, and speaks to readers or is no sentence. */
  private static boolean isForReaders(String lower, String reason) {
    if (lower.length() > ONE_SENTENCE || QUOTE.matcher(lower).find()) {
      return false;
    }
    boolean isLabel = reason.equals("disclaimer") || Block.weigh(lower) <= LABEL;
    return isLabel && !Block.endsLikeSentence(lower) || TO_READERS.matcher(lower).find();
  }

  private static boolean collect(Pattern pattern, String lower, Set<String> hits) {
    Matcher matcher = pattern.matcher(lower);
    int before = hits.size();
    while (matcher.find()) {
      String hit = matcher.group();
      if (hits.stream().noneMatch(other -> other.contains(hit) || hit.contains(other))) {
        hits.add(hit);
      }
    }
    return hits.size() > before;
  }

  private static Pattern whole(String regex) {
    return Pattern.compile("(?:" + regex + ")");
  }
}
