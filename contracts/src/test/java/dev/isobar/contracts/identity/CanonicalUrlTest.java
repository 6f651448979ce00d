package dev.isobar.contracts.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables of addresses that are one article, and of those that are two, for each kind of rule. */
class CanonicalUrlTest {
  private static final String STORY = "https://news.example.org/climate/methane-deal";

  /** Queries that say where a reader came from. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "utm_source=x&utm_anything=y",
        "UTM_Medium=x",
        "utm%5Fsource=x",
        "ref=rss",
        "ref=share_btn_tw",
        "ref=hackernews",
        "ref=newsletter.example.com",
        "ref=https%3A%2F%2Ft.example.com%2F",
        "CMP=share_btn_tw",
        "cmpid=a",
        "ICID=ref_fark",
        "ncid=rss",
        "feedType=RSS&feedName=topNews",
        "_ga=2.1.3",
        "_gl=1*abc*_ga*d",
        "wbraid=1&gbraid=2&gad_source=1",
        "gclid=a&gclsrc=b&dclid=c",
        "__twitter_impression=true",
        "twclid=a",
        "fbclid=a",
        "fb_action_ids=1&fb_source=x",
        "__cft__[0]=A&__tn__=B",
        "__cft__%5B0%5D=A",
        "ttclid=a",
        "li_fat_id=a&trk=b",
        "igsh=a&igshid=b",
        "msclkid=a",
        "yclid=a",
        "mc_cid=a&mc_eid=b",
        "mkt_tok=a",
        "_hsenc=a&_hsmi=b",
        "hsa_cam=1",
        "vero_id=a&vero_conv=b",
        "oly_enc_id=a&oly_anon_id=b",
        "s_cid=a",
        "sc_cid=a",
        "elqTrackId=a&elq=b",
        "sfmc_id=1",
        "pk_campaign=a&mtm_source=b&piwik_kwd=c",
        "xtor=RSS-1",
        "at_medium=RSS&at_campaign=KARANGA",
        "at_custom1=a&at_link_id=b",
        "WT.mc_id=a",
        "ns_mchannel=social",
        "sf12345=1",
        "spm=a.b.c&scm=1",
        "from=timeline&isappinstalled=0",
        "from=singlemessage&nsukey=abc",
        "hmsr=toutiao&hmpl=a",
        "spm_id_from=333&vd_source=abc",
        "sudaref=weibo.com",
        "partner=rss&emc=rss",
        "partner=rssnyt&emc=rss",
        "source=twitter&via=facebook",
        "guccounter=1&guce_referrer=a&guce_referrer_sig=b",
        "replytocom=12",
        "amp;utm_source=x",
        "_=1732600000000"
      })
  void channelsMakeNoOtherArticle(String query) {
    assertOne(STORY, STORY + "?" + query);
    assertOne(STORY + "?id=5", STORY + "?id=5&" + query);
    assertOne(STORY + "?id=5", STORY + "?" + query + "&id=5");
    assertOne(STORY + "?id=5", STORY + "?id=5&amp;" + query.replace("&", "&amp;"));
  }

  /** Two queries each that select two articles. */
  static Stream<List<String>> selections() {
    return Stream.of(
        List.of("id=1", "id=2"),
        List.of("p=1", "p=2"),
        List.of("page=2", "page=3"),
        List.of("page=2", ""),
        List.of("story=1", "story=2"),
        List.of("ID=1", "id=1"),
        List.of("ref=IP_24_1", "ref=IP_24_2"),
        List.of("ref=4045-USHJ-3810", "ref=8285-YOAZ-6049"),
        List.of("ref=report.pdf", "ref=annex.pdf"),
        List.of("ref=12", "ref=13"),
        List.of("source=reuters", "source=xinhua"),
        List.of("from=2024-11-20", "from=2024-11-21"),
        List.of("from=en", "from=zh"),
        List.of("origin=CN", "origin=KE"),
        List.of("partner=unep", "partner=undp"),
        List.of("campaign=cop29", "campaign=cop30"),
        List.of("sid=12345", "sid=12346"),
        List.of("sid=ST20241120", "sid=ST20241121"),
        List.of("session=3", "session=4"),
        List.of("sessionid=cop29-plenary", "sessionid=cop29-closing"),
        List.of("s=methane", "s=carbon"),
        List.of("m=202411", "m=202412"),
        List.of("cid=1", "cid=2"),
        List.of("type=1", "type=2"),
        List.of("view=annex", "view=summary"),
        List.of("version=2", "version=3"),
        List.of("format=long", "format=short"),
        List.of("utm=1", "utm=2"),
        List.of("goal=13", "goal=14"),
        List.of("lang=en", "lang=zh"),
        List.of("t=1", "t=2"),
        List.of("v=abc", "v=abd"),
        List.of("amp=guitar", "amp=bass"),
        List.of("print=2024", "print=2023"),
        List.of("feature=methane", "feature=carbon"),
        List.of("q=a%26b", "q=a&b"),
        List.of("q=a%2Bb", "q=a+b"),
        List.of("docid=1", "docid=2"),
        List.of("channel=1", "channel=2"));
  }

  @ParameterizedTest
  @MethodSource("selections")
  void whatSelectsAnArticleStays(List<String> queries) {
    assertTwo(STORY + "?" + queries.get(0), STORY + "?" + queries.get(1));
    assertTwo("https://e.example/?" + queries.get(0), "https://e.example/?" + queries.get(1));
  }

  static Stream<List<String>> same() {
    return Stream.of(
        // spelling of the address
        List.of(STORY, "http://www.News.Example.ORG:443/climate/methane-deal/"),
        List.of(STORY, "https://www2.news.example.org/climate/methane-deal"),
        List.of(STORY, "https:\\\\news.example.org\\climate\\methane-deal"),
        List.of(STORY, " \u200b" + STORY + "\u00a0\n"),
        List.of(STORY, "https://news.example.org/climate/\nmethane-deal"),
        List.of(STORY, "feed:" + STORY),
        List.of(STORY, "feed://news.example.org/climate/methane-deal"),
        List.of(STORY, "https://news.example.org./climate/methane-deal"),
        List.of(STORY, "https://user:p@ss@news.example.org/climate/methane-deal"),
        List.of("https://e.example/story?id=5&amp;x=1", "https://e.example/story?id=5&x=1"),
        List.of("https://e.example/story?id=5&amp;amp;x=1", "https://e.example/story?id=5&x=1"),
        List.of("https://e.example/story?id=5&#38;x=1", "https://e.example/story?x=1&id=5"),
        List.of("https://e.example/story?id=5&#x26;x=1", "https://e.example/story?x=1&id=5"),
        List.of("https://e.example/story?id=5&amp%3Bx=1", "https://e.example/story?x=1&id=5"),
        List.of("https://e.example/a?x=&id=5", "https://e.example/a?id=5&x"),
        // dots and slashes
        List.of(STORY, "https://news.example.org/climate/./methane-deal"),
        List.of(STORY, "https://news.example.org/x/../climate//methane-deal"),
        List.of(STORY, "https://news.example.org/../climate/methane-deal/."),
        List.of(STORY, "https://news.example.org//climate/%2e/methane-deal"),
        List.of("https://e.example", "https://e.example/"),
        List.of("https://e.example/news/", "https://e.example/news/index.html"),
        List.of("https://e.example/?id=5", "https://e.example/index.php?id=5"),
        List.of("https://e.example/news", "https://e.example/news/Default.aspx"),
        // escapes
        List.of(
            "https://e.example/新闻/甲烷", "https://e.example/%E6%96%B0%E9%97%BB/%E7%94%B2%E7%83%B7"),
        List.of("https://e.example/新闻/甲烷", "https://e.example/%e6%96%b0闻/甲%E7%83%B7"),
        List.of("https://bücher.example/é", "https://xn--bcher-kva.example/%C3%A9"),
        List.of("https://e.example/e\u0301", "https://e.example/\u00e9"),
        List.of("https://e.example/e%CC%81", "https://e.example/%C3%A9"),
        List.of("https://例子。cn/a", "https://xn--fsqu00a.cn/a"),
        List.of("https://%E4%BE%8B%E5%AD%90.cn/a", "https://例子.cn/a"),
        List.of("https://e.example/a b", "https://e.example/a%20b"),
        List.of("https://e.example/a?q=a b", "https://e.example/a?q=a+b"),
        List.of("https://e.example/a?q=甲烷", "https://e.example/a?q=%E7%94%B2%E7%83%B7"),
        List.of("https://e.example/a,b(c)", "https://e.example/a%2Cb%28c%29"),
        List.of("https://e.example/a?u=x%2Fy", "https://e.example/a?u=x/y"),
        List.of("https://e.example/100%", "https://e.example/100%25"),
        List.of("https://e.example/a|b", "https://e.example/a%7Cb"),
        // fragments
        List.of(STORY, STORY + "#comments"),
        List.of(STORY, STORY + "#:~:text=methane"),
        List.of(STORY, STORY + "#Echobox=1732600000"),
        List.of(STORY, STORY + "#!"),
        List.of(STORY, STORY + "#/"),
        List.of("https://app.example/#!/story/1", "https://app.example/#!/story/1/?utm_source=x"),
        List.of("https://app.example/#!/story/1", "https://app.example#!/story/1:~:text=a"),
        List.of("https://app.example/#/新闻", "https://app.example/#/%E6%96%B0%E9%97%BB"),
        // sessions
        List.of(STORY, STORY + ";jsessionid=E460A97852FA769CD9AD387095C680A9"),
        List.of(STORY, STORY + ";JSESSIONID=AB12.node1!-5?utm_source=x"),
        List.of(STORY, "https://news.example.org/climate;jsessionid=AB12/methane-deal"),
        List.of("https://e.example/n.do;jsessionid=AB12?id=5", "https://e.example/n.do?id=5"),
        List.of(
            "https://e.example/n.aspx?id=5",
            "https://e.example/(S(lit3py55t21z5v55vlm25s55))/n.aspx?id=5"),
        List.of("https://e.example/n", "https://e.example/(X(1)S(lit3py55t21z5v55vlm25s55))/n"),
        List.of("https://e.example/n?id=5", "https://e.example/n?PHPSESSID=abc&id=5"),
        List.of("https://e.example/n?id=5", "https://e.example/n?id=5&CFID=12&CFTOKEN=34"),
        List.of("https://e.example/n?id=5", "https://e.example/n?id=5&jsessionid=1"),
        List.of("https://e.example/n?id=5", "https://e.example/n?id=5&ASPSESSIONIDQQ=AB"),
        List.of("https://e.example/n?id=5", "https://e.example/n?id=5&sid=9f8a7b6c5d4e3f2a1b0c"),
        List.of("https://e.example/n?id=5", "https://e.example/n?id=5&sessionid=0a1B2c3D4e5F"),
        List.of(
            "https://e.example/n?id=5",
            "https://e.example/n?s=d41d8cd98f00b204e9800998ecf8427e&id=5"),
        // forms of the page
        List.of(STORY, "https://m.news.example.org/climate/methane-deal"),
        List.of(STORY, "https://mobile.news.example.org/climate/methane-deal?m=1"),
        List.of(STORY, "https://amp.news.example.org/climate/methane-deal"),
        List.of(STORY, "https://news.m.example.org/climate/methane-deal"),
        List.of(STORY, "https://amp-news.example.org/climate/methane-deal"),
        List.of("https://example.com.cn/a", "https://wap.example.com.cn/a"),
        List.of(
            "https://www.163.com/news/article/J1.html", "https://3g.163.com/news/article/J1.html"),
        List.of("https://en.wikipedia.org/wiki/Methane", "https://en.m.wikipedia.org/wiki/Methane"),
        List.of(STORY, STORY + "/amp"),
        List.of(STORY, STORY + "/amp/"),
        List.of(STORY, STORY + "/amp/?amp_js_v=0.1&usqp=mq331"),
        List.of(STORY, "https://news.example.org/amp/climate/methane-deal"),
        List.of(STORY, STORY + ".amp"),
        List.of(STORY + ".html", STORY + ".amp.html"),
        List.of(STORY, STORY + "?amp"),
        List.of(STORY, STORY + "?amp=1"),
        List.of(STORY, STORY + "?outputType=amp"),
        List.of(STORY, STORY + "?view=amp&print=1"),
        List.of(STORY, STORY + "?output=print"),
        List.of(STORY, "https://www.google.com/amp/s/news.example.org/climate/methane-deal"),
        List.of(STORY, "https://www.google.co.uk/amp/news.example.org/climate/methane-deal/amp"),
        List.of(
            STORY,
            "https://news-example-org.cdn.ampproject.org/c/s/news.example.org/climate/methane-deal"),
        List.of(
            STORY,
            "https://cdn.ampproject.org/v/s/m.news.example.org/climate/methane-deal?amp_js_v=a1#amp_tf=1"),
        // addresses in addresses
        List.of(
            STORY,
            "https://www.google.com/url?sa=t&url=https%3A%2F%2Fnews.example.org%2Fclimate%2Fmethane-deal&usg=A"),
        List.of(
            STORY,
            "https://l.facebook.com/l.php?u=https%3A%2F%2Fnews.example.org%2Fclimate%2Fmethane-deal%3Ffbclid%3DA&h=B"),
        List.of(
            STORY,
            "https://link.zhihu.com/?target=https%3A//news.example.org/climate/methane-deal"),
        // sites
        List.of(
            "https://mp.weixin.qq.com/s?__biz=A&mid=1&idx=1&sn=B&chksm=C&scene=21#wechat_redirect",
            "http://mp.weixin.qq.com/s?__biz=A&mid=1&idx=1&sn=B"),
        List.of("https://www.bbc.com/news/articles/c1", "https://www.bbc.co.uk/news/articles/c1"),
        List.of("https://x.com/un/status/1?s=20&t=abc", "https://twitter.com/un/status/1"),
        List.of(
            "https://www.wsj.com/articles/a?mod=hp_lead_pos1", "https://www.wsj.com/articles/a"));
  }

  @ParameterizedTest
  @MethodSource("same")
  void isOneArticle(List<String> urls) {
    assertOne(urls.get(0), urls.get(1));
  }

  static Stream<List<String>> different() {
    return Stream.of(
        List.of("https://e.example/A", "https://e.example/a"),
        List.of("https://e.example/a%2Fb", "https://e.example/a/b"),
        List.of("https://e.example/a;v=1", "https://e.example/a;v=2"),
        List.of("https://e.example/a%3Fid=1", "https://e.example/a?id=1"),
        List.of("https://e.example/a%23b", "https://e.example/a#b"),
        List.of("https://e.example/%D0%C2", "https://e.example/%CE%C5"),
        List.of("http://e.example:8080/a", "http://e.example/a"),
        List.of("https://one@e.example/a", "https://one.e.example/a"),
        List.of("https://app.example/#!/story/1", "https://app.example/#!/story/2"),
        List.of("https://app.example/#!story1", "https://app.example/#!story2"),
        List.of("https://app.example/#/story/1", "https://app.example/#/story/2"),
        List.of("https://app.example/#!/story?id=1", "https://app.example/#!/story?id=2"),
        List.of("https://a.github.io/x", "https://b.github.io/x"),
        List.of("https://m.github.io/x", "https://github.io/x"),
        List.of("https://m.co.uk/x", "https://co.uk/x"),
        List.of("https://m.com/x", "https://com/x"),
        List.of("https://mail.example.org/a", "https://example.org/a"),
        List.of("https://zh.example.org/a", "https://en.example.org/a"),
        List.of("https://e.example/amp", "https://e.example/"),
        List.of("https://e.example/camp", "https://e.example/c"),
        List.of("https://e.example/story/amplifier", "https://e.example/story"),
        List.of("https://en.wiktionary.org/wiki/amp", "https://en.wiktionary.org/wiki"),
        List.of("https://e.example/index-2.html", "https://e.example/"),
        List.of("https://e.example/(a)/x", "https://e.example/(b)/x"),
        List.of("https://www.google.com/search?q=a", "https://www.google.com/search?q=b"),
        List.of("https://e.example/url?url=https://a.example/1", "https://a.example/1"),
        List.of(
            "https://support.steampowered.com/kb?ref=rss", "https://support.steampowered.com/kb"),
        List.of(
            "https://mp.weixin.qq.com/s?__biz=A&mid=1&idx=1",
            "https://mp.weixin.qq.com/s?__biz=A&mid=1&idx=2"),
        List.of("http://[::1]:8081/a", "http://[::2]:8081/a"),
        List.of("http://10.0.0.1/a", "http://0.0.1/a"));
  }

  @ParameterizedTest
  @MethodSource("different")
  void areTwoArticles(List<String> urls) {
    assertTwo(urls.get(0), urls.get(1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "urn:x:1",
        "/news/1",
        "https://",
        "https:",
        "https://?a",
        "ftp://e.example/a",
        "https:e.example",
        "httpx://e.example",
        "https://:80/a",
        "mailto:a@e.example",
        "feed:",
        "http"
      })
  void otherAddressesHaveNoCanonicalForm(String url) {
    assertThat(CanonicalUrl.of(url)).isEmpty();
    assertThat(CanonicalUrl.of(null)).isEmpty();
  }

  private static void assertOne(String one, String other) {
    assertThat(CanonicalUrl.of(other)).isPresent().isEqualTo(CanonicalUrl.of(one));
  }

  private static void assertTwo(String one, String other) {
    assertThat(CanonicalUrl.of(one)).isPresent();
    assertThat(CanonicalUrl.of(other)).isPresent().isNotEqualTo(CanonicalUrl.of(one));
  }
}
