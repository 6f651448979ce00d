import { html, nothing } from 'lit';
import { href } from '../../router.js';
import { sourceName } from '../../shared/articles.js';
import { t } from '../../i18n.js';

export { sourceName };

const SHOWN = 3;

/** The address of the page of a source. */
export function sourcePage(source) {
  return href('sources', { id: source });
}

/** The first sources of a list, and how many there are. */
export function sourceList(sources) {
  const rest = sources.slice(SHOWN);
  return html`${sources.slice(0, SHOWN).map(
    (one, i) => html`${i ? ', ' : nothing}<a href=${sourcePage(one)}>${sourceName(one)}</a>`,
  )}${rest.length ? html` <span class="muted" title=${rest.join(', ')}>${t('part.andMore', rest.length)}</span>` : nothing}`;
}
