package dev.isobar.enrich.metadata;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Names of meta tags, in lower case, with the confidence in what they state. Most names of dates
 * and authors are those that htmldate and trafilatura (adbar, Apache-2.0) know; see decision 46.
 */
final class MetaNames {
  static final Map<String, Double> DATES = new HashMap<>();
  static final Map<String, Double> UPDATES = new HashMap<>();
  static final Map<String, Double> AUTHORS = new HashMap<>();
  static final Map<String, Double> TITLES = new HashMap<>();
  static final Map<String, Double> PUBLISHERS = new HashMap<>();

  /** Tags that state one author each, "Lastname, Firstname" among them. */
  static final List<String> ONE_PERSON_EACH =
      List.of(
          "citation_author",
          "dc.creator",
          "dcterms.creator",
          "dc.contributor.author",
          "bepress_citation_author",
          "wkhealth_authors",
          "eprints.creators_name");

  static {
    put(DATES, 0.92, "article:published_time");
    put(
        DATES,
        0.9,
        "article:published",
        "og:article:published_time",
        "og:article:published",
        "datepublished",
        "article:published_date",
        "rnews:datepublished",
        "shareaholic:article_published_time",
        "article:post_date",
        "originalpublicationdate",
        "article_date_original");
    put(DATES, 0.88, "parsely-pub-date");
    put(
        DATES,
        0.85,
        "date.published",
        "publishdate",
        "publish-date",
        "publish_date",
        "publish_time",
        "publishtime",
        "published_time",
        "publication_date",
        "publicationdate",
        "publication-date",
        "cxenseparse:recs:publishtime",
        "cxenseparse:publishtime",
        "dc.date.issued",
        "dcterms.issued",
        "dc.date.publication",
        "article.published",
        "article:publicationdate",
        "published_date",
        "published-date",
        "published_at",
        "publisheddate",
        "published",
        "date_published",
        "og:published_time",
        "og:publish_date",
        "og:datepublished",
        "og:pubdate",
        "citation_online_date",
        "vr:published_time",
        "mediator_published_time",
        "bt:pubdate",
        "sailthru.date",
        "weibo:article:create_at",
        "apub:time",
        "firstpublished",
        "dcsext.articlefirstpublished",
        "article:date",
        "pubtime",
        "publish.date",
        "bytedance:published_time");
    put(
        DATES,
        0.8,
        "pubdate",
        "rbpubdate",
        "dateposted",
        "displaydate",
        "release_date",
        "releasedate",
        "article.created",
        "gentime",
        "article_date",
        "article-date",
        "articledate",
        "posted",
        "citation_date",
        "citation_publication_date",
        "og:regdate",
        "regdate",
        "pub_date",
        "sort_date",
        "iso-8601-publish-date",
        "content_create_date");
    put(
        DATES,
        0.75,
        "dcterms.created",
        "dcterms.date",
        "dc.date.created",
        "dc.date",
        "dc.created",
        "dc:date",
        "dc:created",
        "datecreated",
        "date_created",
        "created",
        "creation_date",
        "ptime",
        "pdate",
        "docdate",
        "doc_date",
        "twt-published-at");
    put(DATES, 0.7, "date", "video:release_date");
    put(DATES, 0.45, "timestamp");
    put(
        UPDATES,
        0.85,
        "article:modified_time",
        "article:modified",
        "og:article:modified_time",
        "og:updated_time",
        "og:modified_time",
        "datemodified",
        "dc.modified",
        "dcterms.modified",
        "dc.date.modified",
        "article:modified_date",
        "article:post_modified",
        "bt:moddate",
        "modified_time",
        "modificationdate",
        "revision_date",
        "updated_time",
        "dateupdate",
        "lastmodified",
        "lastmod",
        "lastdate",
        "last-update",
        "last_updated",
        "lastupdate",
        "updated",
        "modified",
        "revised",
        "utime");
    put(UPDATES, 0.3, "last-modified");
    put(
        AUTHORS,
        0.8,
        "parsely-author",
        "cxenseparse:author",
        "citation_author",
        "citation_authors",
        "bepress_citation_author");
    put(
        AUTHORS,
        0.75,
        "article:author",
        "article:author_name",
        "og:article:author",
        "sailthru.author",
        "dc.creator",
        "dcterms.creator",
        "dc:creator",
        "dc.creator.name",
        "dc.contributor.author",
        "eprints.creators_name",
        "shareaholic:article_author_name",
        "mediator_author",
        "article.author",
        "authors",
        "rbauthors",
        "cxenseparse:recs:author",
        "author_name",
        "author-name",
        "article-author",
        "byline",
        "bylines",
        "dcsext.author");
    put(AUTHORS, 0.7, "author", "byl", "og:author", "book:author", "creator", "dc.author");
    put(TITLES, 0.8, "citation_title");
    put(TITLES, 0.75, "og:title");
    put(TITLES, 0.7, "parsely-title", "sailthru.title", "rnews:headline");
    put(
        TITLES,
        0.6,
        "twitter:title",
        "dc.title",
        "dcterms.title",
        "dc:title",
        "headline",
        "article:title",
        "articletitle");
    put(TITLES, 0.5, "title");
    put(PUBLISHERS, 0.8, "og:site_name");
    put(
        PUBLISHERS,
        0.5,
        "application-name",
        "dc.publisher",
        "dcterms.publisher",
        "publisher",
        "apple-mobile-web-app-title",
        "citation_journal_title",
        "mediaid");
  }

  private MetaNames() {}

  private static void put(Map<String, Double> names, double confidence, String... all) {
    for (String name : all) {
      names.put(name, confidence);
    }
  }
}
