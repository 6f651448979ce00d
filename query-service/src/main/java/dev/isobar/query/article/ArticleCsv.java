package dev.isobar.query.article;

import dev.isobar.query.rest.Column;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Defines the columns of the CSV list of articles. */
public final class ArticleCsv {
  public static final List<Column<ArticleItem>> COLUMNS =
      List.of(
          new Column<>("id", ArticleItem::id),
          new Column<>("revision", ArticleItem::revision),
          new Column<>("at", ArticleItem::at),
          new Column<>("url", ArticleItem::url),
          new Column<>("feed", item -> item.source().feed()),
          new Column<>("publisher", item -> item.source().publisher()),
          new Column<>("title", ArticleItem::title),
          new Column<>("language", ArticleItem::language),
          new Column<>(
              "published", item -> item.published() == null ? null : item.published().value()),
          new Column<>("fetchedAt", ArticleItem::fetchedAt),
          new Column<>("relevance", ArticleItem::relevance),
          new Column<>("lane", item -> item.lane().name().toLowerCase(Locale.ROOT)),
          new Column<>(
              "topics",
              item ->
                  item.topics().stream()
                      .map(ArticleItem.TopicItem::id)
                      .collect(Collectors.joining(";"))),
          new Column<>(
              "entities",
              item ->
                  item.entities().stream()
                      .map(ArticleItem.EntityItem::id)
                      .collect(Collectors.joining(";"))),
          new Column<>("snippet", ArticleItem::snippet),
          new Column<>("story", ArticleItem::story),
          new Column<>("country", item -> item.source().country()));

  private ArticleCsv() {}
}
