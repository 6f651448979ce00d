package dev.isobar.enrich.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SiteNameTest {
  private static final String TITLE = "Tidal mill starts turning again";

  private static String removed(String title, String host, String... sites) {
    return SiteName.of(List.of(title), List.of(sites), host, "").removed(title);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "Tidal mill starts turning again - Mill Gazette",
        "Tidal mill starts turning again | Mill Gazette",
        "Tidal mill starts turning again – The Mill Gazette",
        "Tidal mill starts turning again » Mill Gazette",
        "Tidal mill starts turning again | Rivers | Mill Gazette",
        "Mill Gazette - Tidal mill starts turning again",
        "Mill Gazette: Tidal mill starts turning again"
      })
  void removesTheStatedSite(String title) {
    assertThat(removed(title, "", "Mill Gazette")).isEqualTo(TITLE);
  }

  @Test
  void removesTheDomain() {
    assertThat(removed(TITLE + " - Millgazette", "www.millgazette.co.uk")).isEqualTo(TITLE);
    assertThat(removed(TITLE + " - MillGazette.com", "millgazette.com")).isEqualTo(TITLE);
    assertThat(removed(TITLE + " - a short verse", "millgazette.com"))
        .isEqualTo(TITLE + " - a short verse");
  }

  @Test
  void removesChineseChannels() {
    assertThat(removed("沿海三省试点潮汐发电_能源频道_海角网", "")).isEqualTo("沿海三省试点潮汐发电");
    assertThat(removed("沿海三省试点潮汐发电--时政--海角网", "")).isEqualTo("沿海三省试点潮汐发电");
    assertThat(removed("沿海三省试点潮汐发电-海角新闻", "")).isEqualTo("沿海三省试点潮汐发电");
    assertThat(removed("潮汐发电：沿海三省试点", "")).isEqualTo("潮汐发电：沿海三省试点");
  }

  @Test
  void keepsDashesAndColonsOfTheTitle() {
    assertThat(removed("Net-zero - the hard way - Mill Gazette", "", "Mill Gazette"))
        .isEqualTo("Net-zero - the hard way");
    assertThat(removed("Mills: tides and time", "", "Mill Gazette"))
        .isEqualTo("Mills: tides and time");
    assertThat(removed("Mill - Mill Gazette", "", "Mill Gazette")).isEqualTo("Mill - Mill Gazette");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "Journalist killed - Reuters demands answers # Reuters # reuters.com",
        "Moon landing - NASA prepares the rocket for it # NASA # nasa.gov",
        "Moon landing - NASA prepares # NASA # nasa.gov",
        "NASA: Moon rocket delayed # NASA # nasa.gov",
        "The last blog-post # The Washington Post # washingtonpost.com",
        "The end of the story-Washington # The Washington Post # washingtonpost.com"
      })
  void keepsWhatTheHeadlineShows(String title, String site, String host) {
    List<String> sites = List.of(site);
    assertThat(SiteName.of(List.of(title), sites, host, title).removed(title)).isEqualTo(title);
    if (!title.startsWith(site)) {
      assertThat(SiteName.of(List.of(title), sites, host, "").removed(title)).isEqualTo(title);
    }
    String more = title + " | " + site;
    assertThat(SiteName.of(List.of(more), sites, host, title).removed(more)).isEqualTo(title);
  }

  @Test
  void removesTheSiteWithSectionsAndEndings() {
    assertThat(removed(TITLE + " | Rivers and their mills | Mill Gazette", "", "Mill Gazette"))
        .isEqualTo(TITLE);
    assertThat(removed(TITLE + " - Mill Gazette News", "", "Mill Gazette")).isEqualTo(TITLE);
    assertThat(removed(TITLE + "-Mill Gazette", "", "Mill Gazette")).isEqualTo(TITLE);
    assertThat(removed(TITLE + " - All that Mill Gazette knows about it", "", "Mill Gazette"))
        .isEqualTo(TITLE + " - All that Mill Gazette knows about it");
  }

  @Test
  void learnsTheSiteFromATitleThatOccursAlone() {
    SiteName site = SiteName.of(List.of(TITLE + " | Wheelhouse", TITLE), List.of(), "", "");
    assertThat(site.removed(TITLE + " | Wheelhouse")).isEqualTo(TITLE);
    SiteName before = SiteName.of(List.of("Wheelhouse | " + TITLE, TITLE), List.of(), "", "");
    assertThat(before.removed("Wheelhouse | " + TITLE)).isEqualTo(TITLE);
  }

  @Test
  void knowsTitlesThatAreOnlyTheSite() {
    SiteName site = SiteName.of(List.of(TITLE), List.of("Mill Gazette"), "tidepost.example", "");
    assertThat(site.isSiteOnly("MILL GAZETTE")).isTrue();
    assertThat(site.isSiteOnly("Tidepost")).isTrue();
    assertThat(site.isSiteOnly(TITLE)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "www.millgazette.co.uk, millgazette",
    "news.millgazette.com, millgazette",
    "millgazette.com, millgazette",
    "www.bbc.co.uk, bbc",
    "dw.com, dw",
    "localhost, ''"
  })
  void findsTheOwnersLabel(String host, String label) {
    assertThat(SiteName.label(host)).isEqualTo(label);
  }
}
