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

/**
 * The first sources of a list, and how many more there are.
 *
 * @param all the address of a page with all of them; without it, all are here
 */
export function sourceList(sources, all = null) {
  const shown = all ? SHOWN : sources.length;
  const rest = sources.slice(shown);
  return html`${sources.slice(0, shown).map(
    (one, i) => html`${i ? ', ' : nothing}<a href=${sourcePage(one)}>${sourceName(one)}</a>`,
  )}${rest.length ? html` <a class="muted" href=${all} title=${rest.join(', ')}>${t('part.andMore', rest.length)}</a>` : nothing}`;
}
