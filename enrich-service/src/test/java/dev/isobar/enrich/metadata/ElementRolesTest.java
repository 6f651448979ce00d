package dev.isobar.enrich.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ElementRolesTest {

  private static int roles(String html) {
    return ElementRoles.of(Jsoup.parseBodyFragment(html).body().child(0));
  }

  @ParameterizedTest
  @CsvSource({
    "entry-date, 1",
    "postDate, 1",
    "posted-on, 1",
    "pubtime, 1",
    "datum, 1",
    "database, 0",
    "update-bar, 1",
    "post-meta, 16",
    "article-info, 16",
    "byline, 18",
    "authorName, 34",
    "author vcard, 34",
    "author-bio, 64",
    "author-image, 0",
    "author-avatar, 0",
    "entry-title, 4",
    "post__headline, 20",
    "subtitle, 16",
    "comments, 8",
    "comment-list, 8",
    "comment_form, 8",
    "related-posts, 8",
    "recommended, 8",
    "most-read, 8",
    "latestNews, 8",
    "nav, 8",
    "sidebar, 64",
    "side-bar, 64",
    "footer-links, 64",
    "content-sidebar-wrap, 0",
    "has-comments, 0",
    "relatively, 0",
    "lead, 0"
  })
  void readsClassNames(String names, int roles) {
    assertThat(roles("<div class='" + names + "'>x</div>")).isEqualTo(roles);
    assertThat(roles("<div id='" + names.replace(' ', '-') + "'>x</div>") & ElementRoles.DATE)
        .isEqualTo(roles & ElementRoles.DATE);
  }

  @Test
  void readsTagsAndAria() {
    assertThat(roles("<nav>x</nav>")).isEqualTo(ElementRoles.ASIDE);
    assertThat(roles("<aside>x</aside>")).isEqualTo(ElementRoles.BESIDE_ARTICLE);
    assertThat(roles("<div role='navigation'>x</div>")).isEqualTo(ElementRoles.ASIDE);
    assertThat(roles("<div role='complementary'>x</div>")).isEqualTo(ElementRoles.BESIDE_ARTICLE);
    assertThat(roles("<div role='main'>x</div>")).isZero();
    assertThat(roles("<div>x</div>")).isZero();
    assertThat(roles("<div class='" + "date ".repeat(80) + "'>x</div>")).isZero();
  }
}
