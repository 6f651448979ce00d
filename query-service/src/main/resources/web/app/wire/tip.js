import { html, nothing } from 'lit';
import { t } from '../i18n.js';
import { labelOf } from '../labels.js';
import { href } from '../router.js';
import { percent } from '../shared/format.js';
import { articlesWith } from '../shared/links.js';

/**
 * What is shown at a mark: what each piece of evidence claims, by which rule and how certainly, with links
 * to the articles that have the same.
 *
 * @param evidence of the mark; null hides it
 */
export function tip(evidence) {
  return html`<div class="tip" role="tooltip" ?hidden=${!evidence}>${(evidence ?? []).map(line)}</div>`;
}

function line(one) {
  const name = one.kind === 'date' ? one.name : labelOf(one.id, one.name);
  return html`<div>
    <b class="kind ${one.kind}">${nameLink(one, name)}</b>
    <span class="muted">${t(`kind.${one.kind}`)}</span>
    ${one.rule ? html`<span>${t('article.rule')}: <code>${one.rule}</code></span>` : nothing}
    ${one.confidence === undefined ? nothing : html`<span>${t('article.confidence')}: ${percent(one.confidence)}</span>`}
    ${one.score === undefined ? nothing : html`<span>${t('article.score')}: ${percent(one.score)}</span>`}
  </div>`;
}

function nameLink(one, name) {
  if (one.kind === 'date') {
    return html`<a href=${articlesWith({ 'mentions-from': one.from, 'mentions-to': one.to })}>${name}</a>`;
  }
  return one.kind === 'topic'
    ? html`<a href=${articlesWith({ topic: one.id })}>${name}</a>`
    : html`<a href=${href('entity', { id: one.id })}>${name}</a>`;
}

/** Puts the tip below the mark, inside the pane. */
export function placeTip(element, mark, pane) {
  const at = mark.getClientRects()[0];
  const box = pane.getBoundingClientRect();
  const left = Math.min(at.left - box.left, box.width - element.offsetWidth - 16);
  element.style.left = `${Math.max(8, left)}px`;
  element.style.top = `${at.bottom - box.top + pane.scrollTop + 2}px`;
}
