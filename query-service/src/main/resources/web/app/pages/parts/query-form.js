/* The parameters of a saved query as the fields of a form, and back. */

/** What `edit` of an address is for a new query: no query has this id. */
export const NEW = '*';

/** Fields with lists of values, separated by commas. */
export const LISTS = ['topic', 'entity', 'with-entity', 'source', 'language', 'country', 'mute-word', 'mute-source'];

/** All fields that the form has; a query may have others, which it keeps. */
export const FIELDS = ['q', ...LISTS];

/** The parameters as texts for the fields. */
export function textsOf(parameters) {
  return Object.fromEntries(FIELDS.map((name) => [name, listOf(parameters[name]).join(', ')]));
}

/** The parameters of what was typed, with those of `before` that the form does not show. */
export function parametersOf(form, before = {}) {
  const parameters = Object.fromEntries(Object.entries(before).filter(([name]) => !FIELDS.includes(name)));
  for (const name of FIELDS) {
    const text = (form.get(name) ?? '').trim();
    if (name === 'q' && text) {
      parameters.q = text;
    } else if (name !== 'q') {
      const values = text.split(/[,，\n]/).map((one) => one.trim()).filter(Boolean);
      if (values.length) {
        parameters[name] = values;
      }
    }
  }
  return parameters;
}

/** The parameters in an address, such as those of the wire, for a new query. */
export function parametersIn(address) {
  const parameters = {};
  for (const name of [...FIELDS, 'from', 'to']) {
    const values = address.getAll(name).filter(Boolean);
    if (values.length) {
      parameters[name] = LISTS.includes(name) ? values : values[0];
    }
  }
  return parameters;
}

export function listOf(value) {
  return value === undefined || value === null ? [] : [].concat(value);
}
