import { html, nothing } from 'lit';
import { href } from '../../router.js';
import { webAddress } from '../../shared/links.js';
import { t } from '../../i18n.js';

const SHOWN = 3;

/** The address of the page of a source. */
export function sourcePage(source) {
  return href('sources', { id: source });
}

/** A source as a text: of one that is a web address only its host. */
export function sourceName(source) {
  return webAddress(source) ? new URL(source).hostname.replace(/^www\./, '') : source;
}

/** The first sources of a list, and how many there are. */
export function sourceList(sources) {
  const rest = sources.slice(SHOWN);
  return html`${sources.slice(0, SHOWN).map(
    (one, i) => html`${i ? ', ' : nothing}<a href=${sourcePage(one)}>${sourceName(one)}</a>`,
  )}${rest.length ? html` <span class="muted" title=${rest.join(', ')}>${t('part.andMore', rest.length)}</span>` : nothing}`;
}
