package dev.isobar.query.article;

/**
 * Holds an article as lists show it, and its text.
 *
 * @param text the cleaned text of the article
 */
public record WholeArticle(ArticleItem item, String text) {}
