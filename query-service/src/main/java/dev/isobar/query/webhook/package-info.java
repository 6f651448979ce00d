/**
 * Delivers messages to webhooks, as Standard Webhooks describes it. What is sent is decided
 * elsewhere: {@link dev.isobar.query.webhook.WebhookQueue} takes it.
 */
package dev.isobar.query.webhook;
