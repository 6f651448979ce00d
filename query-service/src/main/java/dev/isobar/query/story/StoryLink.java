package dev.isobar.query.story;

/**
 * Links two articles of one story.
 *
 * @param score from 0 to 1; comparable within a kind
 */
record StoryLink(LinkKind kind, double score) {}
