package dev.isobar.local.quality.story;

/**
 * Holds a text and the story that it tells.
 *
 * @param id unique among the texts of a measurement
 * @param story what all texts of one story have in common; null if it is not known
 */
public record LabelledText(String id, String story, String text) {}
