/**
 * An alert of a saved query, as `POST /alerts` takes it, of what was typed in the form.
 *
 * @param form a FormData
 * @param query the id of the saved query
 * @param zone the time zone of the clock times
 */
export function alertOf(form, query, zone) {
  const several = form.get('when') === 'several';
  const [from, to] = [form.get('quiet-from'), form.get('quiet-to')];
  const webhooks = form.getAll('webhook');
  return {
    name: form.get('name').trim(),
    query,
    when: several
      ? { articles: Number(form.get('articles')), minutes: Number(form.get('minutes')) }
      : form.get('when'),
    rate: form.get('rate'),
    tz: zone,
    ...(from && to ? { quietHours: { from, to } } : {}),
    per: form.has('per-story') ? 'story' : 'article',
    ...(webhooks.length ? { webhooks } : {}),
  };
}
