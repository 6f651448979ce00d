import { currentLanguage } from '../i18n.js';

const formats = new Map();

function format(name, make) {
  const key = `${currentLanguage()} ${name}`;
  if (!formats.has(key)) {
    formats.set(key, make(currentLanguage() === 'zh' ? 'zh-CN' : 'en-GB'));
  }
  return formats.get(key);
}

/** A number with its separators. */
export function number(value) {
  return format('number', (locale) => new Intl.NumberFormat(locale)).format(value);
}

/** A share from 0 to 1, in per cent. */
export function percent(share) {
  return format('percent', (locale) => new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }))
    .format(share);
}

/** A day (`2024-09-11`) or a time, as a day. A day is the same in every time zone. */
export function day(value) {
  const options = { year: 'numeric', month: 'short', day: 'numeric' };
  return /^\d{4}-\d\d-\d\d$/.test(value)
    ? format('utc-day', (locale) => new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' })).format(
        new Date(`${value}T00:00:00Z`),
      )
    : format('day', (locale) => new Intl.DateTimeFormat(locale, options)).format(new Date(value));
}

/** A time as a day without its year, where space is short. */
export function shortDay(value) {
  return format('short', (locale) => new Intl.DateTimeFormat(locale, { month: 'short', day: 'numeric' }))
    .format(new Date(value));
}

/** The month of a time, with its year. */
export function monthOf(value) {
  return format('month', (locale) => new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'short' })).format(new Date(value));
}

/** The time of a day, with hours and minutes. */
export function clock(value) {
  return format('clock', (locale) => new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hour12: false }))
    .format(new Date(value));
}

/** A time as short as it can be: the clock today, the day without its year this year. */
export function brief(value) {
  const at = new Date(value);
  const now = new Date();
  if (at.toDateString() === now.toDateString()) {
    return clock(at);
  }
  return at.getFullYear() === now.getFullYear() ? shortDay(at) : day(value);
}

/** Day and time, in full. */
export function moment(value) {
  return format(
    'moment',
    (locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', hour12: false }),
  ).format(new Date(value));
}

/** The name of a language such as `en`, in the language of the interface. */
export function languageName(code) {
  try {
    return format('language', (locale) => new Intl.DisplayNames(locale, { type: 'language' })).of(code);
  } catch {
    return code;
  }
}

/** The name of a country such as `CN`, in the language of the interface. */
export function countryName(code) {
  try {
    return format('country', (locale) => new Intl.DisplayNames(locale, { type: 'region' })).of(code.toUpperCase());
  } catch {
    return code;
  }
}

/** The words of an id: `climate-diplomacy` and `place/new-york` as `climate diplomacy` and `new york`. */
export function words(id) {
  return id.slice(id.indexOf('/') + 1).replaceAll('-', ' ');
}
