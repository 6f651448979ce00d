import { html, nothing } from 'lit';
import { t } from '../../i18n.js';
import { failed } from '../../shared/states.js';

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
  return html`<details class="popup key">
    <summary>${t('key.name')}${curatorKey() ? ' ✓' : ''}</summary>
    <div class="panel"><p class="small muted">${t('key.hint')}</p>${keyInput(changed)}</div>
  </details>`;
}

/**
 * What to show if a request failed. If the service refused it, that says so and has the field for the key.
 *
 * @param problem a `Problem` of `api.js`
 * @param again what follows when a key was typed, and what the button does without a refusal
 */
export function failedOrRefused(problem, again) {
  if (problem.status !== 401 && problem.status !== 403) {
    return failed(problem, problem.passing ? again : undefined);
  }
  return html`<section class="state error" role="alert">
    <h2>${t(problem.status === 401 ? (curatorKey() ? 'key.wrong' : 'key.missing') : 'key.refused')}</h2>
    <p>${problem.detail || problem.title}</p>
    ${problem.type.endsWith('/no-api-key') ? nothing : html`<p class="muted">${t('key.remedy')}</p>${keyInput(again)}`}
  </section>`;
}

/** No form of its own, so that it may stand in one. */
function keyInput(changed) {
  const take = (event) => {
    const field = event.target.closest('.key-input').querySelector('input');
    keep(field.value.trim());
    field.closest('details')?.removeAttribute('open');
    changed();
  };
  const onEnter = (event) => {
    if (event.key === 'Enter') {
      event.preventDefault();
      take(event);
    }
  };
  return html`<div class="key-input">
    <input type="password" autocomplete="off" aria-label=${t('key.name')} .value=${curatorKey() ?? ''} @keydown=${onEnter} />
    <button type="button" @click=${take}>${t('key.keep')}</button>
  </div>`;
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
