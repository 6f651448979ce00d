import { html } from 'lit';
import { t } from '../../i18n.js';

const NAME = 'isobar.key';

/** The key of curators that was typed in this tab; null without one. */
export function curatorKey() {
  try {
    return sessionStorage.getItem(NAME);
  } catch {
    return null;
  }
}

/** The headers of a request that changes something, with the key if there is one. */
export function keyHeaders() {
  const key = curatorKey();
  return key ? { Authorization: `Bearer ${key}` } : {};
}

/** The field for the key; it is forgotten when the tab is closed. */
export function keyField(changed) {
  return html`<details class="popup">
    <summary>${t('queries.key')}${curatorKey() ? ' ✓' : ''}</summary>
    <form class="panel" @submit=${(event) => {
      event.preventDefault();
      keep(new FormData(event.target).get('key').trim());
      changed();
    }}>
      <p class="small muted">${t('queries.keyHint')}</p>
      <label class="field"><span>${t('queries.key')}</span>
        <input name="key" type="password" autocomplete="off" .value=${curatorKey() ?? ''} /></label>
      <button type="submit">${t('queries.keep')}</button>
    </form>
  </details>`;
}

function keep(key) {
  try {
    if (key) {
      sessionStorage.setItem(NAME, key);
    } else {
      sessionStorage.removeItem(NAME);
    }
  } catch {
    // Without storage every change asks for the key again.
  }
}
