import { en } from './i18n/en.js';
import { zh } from './i18n/zh.js';
import { shellParam, setShellParam, onRoute } from './router.js';

/*
 * The texts of the interface. Each language is a module in `i18n/` with sections; a text is a string or
 * a function of values. `t('wire.held', 12)` is the text `held` of the section `wire`.
 */
const LANGUAGES = { en, zh };
const KEY = 'isobar.lang';
const listeners = new Set();
let language = chosen();

/** The languages of the interface with their own names. */
export const LANGUAGE_NAMES = { en: 'English', zh: '中文' };

/** A text in the present language; in English if the language does not have it. */
export function t(key, ...values) {
  const text = find(LANGUAGES[language], key) ?? find(LANGUAGES.en, key) ?? key;
  return typeof text === 'function' ? text(...values) : text;
}

/** Adds sections to the texts of a language, for pages that bring their own. */
export function addTexts(to, sections) {
  Object.assign(LANGUAGES[to], sections);
}

/** The present language, `en` or `zh`. */
export function currentLanguage() {
  return language;
}

/** Switches the language, for this browser and in the address. */
export function switchLanguage(to) {
  try {
    localStorage.setItem(KEY, to);
  } catch {
    // The address keeps it.
  }
  setShellParam('lang', to);
}

/** Calls `listener` when the language changes; returns a function that ends it. */
export function onLanguage(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function chosen() {
  const wanted = [shellParam('lang'), stored(), ...(navigator.languages ?? [])];
  const known = wanted.map((one) => one?.toLowerCase().split('-')[0]).find((one) => one in LANGUAGES);
  return known ?? 'en';
}

function stored() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

function find(texts, key) {
  return key.split('.').reduce((section, name) => section?.[name], texts);
}

function apply() {
  language = chosen();
  document.documentElement.lang = language === 'zh' ? 'zh-Hans' : 'en';
}

onRoute(() => {
  const before = language;
  apply();
  if (language !== before) {
    listeners.forEach((listener) => listener());
  }
});
apply();
