package dev.isobar.query.article;

/**
 * Says that the view has an article.
 *
 * @param asked the id that was asked for; it may be a former one
 * @param id the present id
 * @param revision {@code fetchedAt} of the stored revision, in milliseconds since 1970
 */
record ArticleRevision(String asked, String id, long revision) {}
