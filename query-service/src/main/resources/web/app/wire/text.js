import { html, nothing } from 'lit';
import { labelOf } from '../labels.js';
import { evidenceOf, piecesOf } from './evidence.js';

/**
 * A part of an article's text with its evidence marked. The text is only ever bound as text.
 *
 * @param kinds the kinds of evidence that are shown
 */
export function textWithEvidence(article, from, to, kinds) {
  const evidence = evidenceOf(article).filter((one) => kinds.has(one.kind));
  const language = languageOf(article, from, to);
  // Without space between the tags and the text: the style keeps the text's own line breaks.
  return html`<div class="text" lang=${language ?? nothing}>${piecesOf(article, from, to, evidence).map((piece) =>
    pieceOf(piece, language),
  )}</div>`;
}

function pieceOf(piece, language) {
  const lang = piece.language && piece.language !== language ? piece.language : nothing;
  if (piece.evidence.length === 0) {
    return lang === nothing ? piece.text : html`<span lang=${lang}>${piece.text}</span>`;
  }
  const kinds = [...new Set(piece.evidence.map((one) => one.kind))].join(' ');
  // The element keeps what it marks; the article shows it when the mark is pointed at or has the focus.
  return html`<mark
    class="evidence ${kinds}"
    tabindex="0"
    lang=${lang}
    aria-description=${piece.evidence.map(describe).join('; ')}
    .evidence=${piece.evidence}
    >${piece.text}</mark
  >`;
}

/** What a piece of evidence claims, in words for those who do not see the mark. */
function describe(one) {
  const name = one.kind === 'date' ? one.name : labelOf(one.id, one.name);
  return one.rule ? `${name}, ${one.rule}, ${one.confidence}` : name;
}

/** The language of most of a part. */
function languageOf(article, from, to) {
  const lengths = new Map();
  for (const { start, end, language } of article.segments) {
    const length = Math.min(end, to) - Math.max(start, from);
    if (length > 0) {
      lengths.set(language, (lengths.get(language) ?? 0) + length);
    }
  }
  const [longest] = [...lengths].sort((one, other) => other[1] - one[1]);
  return longest?.[0] ?? (article.language === 'und' ? null : article.language);
}
