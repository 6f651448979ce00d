package dev.isobar.enrich.happening;

/** A word that tells of a happening of one kind: "met with" of a {@code meeting}. */
record HappeningWord(String kind) {}
