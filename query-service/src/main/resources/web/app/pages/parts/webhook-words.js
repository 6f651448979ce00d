import { html, nothing } from 'lit';
import { href } from '../../router.js';
import { t } from '../../i18n.js';
import { moment, number } from '../../shared/format.js';

/** The state of a webhook as a word: `active`, `failing`, `paused` or `disabled`. */
export function stateOf(webhook) {
  return html`<span class="status ${webhook.status}">${t(`queries.webhookState.${webhook.status}`)}</span>`;
}

/** Why a webhook does not work, and what to do about it; nothing if it does. */
export function troubleOf(webhook) {
  if (webhook.status === 'disabled') {
    return html`<p class="notice">${t('webhooks.disabled', moment(webhook.disabledAt), webhook.disabledReason ?? '')}
      <br />${t('webhooks.disabledRemedy')}</p>`;
  }
  if (webhook.status === 'failing') {
    return html`<p class="notice">${t('webhooks.failing', moment(webhook.failingSince))}</p>`;
  }
  return webhook.status === 'paused' ? html`<p class="notice">${t('webhooks.paused')}</p>` : nothing;
}

/** How many of its messages are in a state, with a link to them in its log. */
export function messagesIn(webhook, state, n) {
  return html`<a class="figure" href=${href('webhooks', { id: webhook.id, state })}>${number(n)}</a>`;
}

/** How many of the dead messages are dead because too many waited, in words; null if none. */
export function overflowOf(webhook) {
  return webhook.overflow ? t('webhooks.overflow', number(webhook.overflow)) : null;
}

/** The path of a webhook in the REST interface. */
export function pathOf(id) {
  return `webhooks/${encodeURIComponent(id)}`;
}
