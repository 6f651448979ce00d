/*
 * Where the text of an article says what its tags claim. Offsets count UTF-16 code units, as strings of
 * JavaScript do; ranges are half-open.
 */

/** The kinds of evidence, in the order in which a reader can switch them on and off. */
export const KINDS = ['person', 'organisation', 'place', 'instrument', 'topic', 'date'];

/** The evidence of an article: `[{ start, end, kind, id, name, rule, confidence }]`. */
export function evidenceOf(article) {
  return [
    ...article.mentions.map((one) => ({ ...one, kind: one.type, id: one.entity })),
    ...article.topics.flatMap((topic) =>
      topic.evidence.map(({ start, end }) => ({ start, end, kind: 'topic', id: topic.id, score: topic.score })),
    ),
    ...article.dates.map((one) => ({ ...one, kind: 'date', name: one.from === one.to ? one.from : `${one.from} – ${one.to}` })),
  ];
}

/**
 * Divides a part of a text so that each piece has the same evidence from start to end.
 *
 * @returns `[{ start, text, evidence, language }]`, which together are the part
 */
export function piecesOf(article, from, to, evidence) {
  const { text, segments, language } = article;
  const ranges = evidence.filter((one) => one.start < to && one.end > from && one.start < one.end);
  const parts = segments.filter((one) => one.language !== language && one.start < to && one.end > from);
  const cuts = new Set([from, to]);
  for (const { start, end } of [...ranges, ...parts]) {
    cuts.add(Math.max(start, from)).add(Math.min(end, to));
  }
  const places = [...cuts].sort((one, other) => one - other);
  const pieces = [];
  for (let i = 0; i + 1 < places.length; i++) {
    const [start, end] = [places[i], places[i + 1]];
    pieces.push({
      start,
      text: text.slice(start, end),
      evidence: ranges.filter((one) => one.start <= start && one.end >= end),
      language: parts.find((one) => one.start <= start && one.end >= end)?.language ?? null,
    });
  }
  return pieces;
}
