import { html } from 'lit';
import { t } from '../i18n.js';
import { KEYS } from './keys.js';

/** The dialog that names the keys. Open it with `showModal()`. */
export function helpDialog() {
  const close = (event) => event.target.closest('dialog').close();
  return html`<dialog class="help" aria-labelledby="help-title">
    <h2 id="help-title">${t('help.title')}</h2>
    <dl>
      ${KEYS.map(
        ([key, name]) => html`<dt><kbd>${key === 'Escape' ? 'Esc' : key}</kbd></dt>
          <dd>${t(`help.${name}`)}</dd>`,
      )}
    </dl>
    <p class="muted">${t('help.marks')}</p>
    <button type="button" class="primary" @click=${close}>${t('help.close')}</button>
  </dialog>`;
}
