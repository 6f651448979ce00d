import { html, nothing } from 'lit';
import { failed, loading } from '../../shared/states.js';
import { t } from '../../i18n.js';
import { failedOrRefused } from './key.js';

const RETRY_MILLIS = 5000;

/** How often a page that stays open reads again what it shows. */
const REFRESH_MILLIS = 60000;

/**
 * What an element reads from the service and shows, as a reactive controller of the element. Only the
 * last question counts. What was read stays while it is read again: each minute, and soon after a
 * failure that may pass.
 */
export class Reading {
  /** @param work an asynchronous function of an AbortSignal, which returns what `data` becomes */
  constructor(element, work, { refresh = REFRESH_MILLIS } = {}) {
    this.element = element;
    this.work = work;
    this.refresh = refresh;
    this.data = null;
    this.problem = null;
    element.addController(this);
  }

  hostDisconnected() {
    clearTimeout(this.timer);
    this.aborted?.abort();
    this.key = undefined;
  }

  /** Reads if the question is another one than before. With `keep` the former answer stays until then. */
  ask(key, { keep = false } = {}) {
    if (key !== this.key) {
      this.key = key;
      this.data = keep ? this.data : null;
      this.problem = null;
      this.again();
    }
  }

  /** Reads now. */
  async again() {
    clearTimeout(this.timer);
    this.aborted?.abort();
    const { signal } = (this.aborted = new AbortController());
    let wait = this.refresh;
    try {
      const data = await this.work(signal);
      if (signal.aborted) {
        return;
      }
      this.data = data;
      this.problem = null;
    } catch (problem) {
      if (signal.aborted) {
        return;
      }
      this.problem = problem;
      wait = problem.passing ? RETRY_MILLIS : null;
    }
    this.element.requestUpdate();
    if (wait) {
      this.timer = setTimeout(() => this.whenVisible(), wait);
    }
  }

  /** A hidden tab reads nothing until it is shown. */
  whenVisible() {
    if (!document.hidden) {
      this.again();
      return;
    }
    this.timer = setTimeout(() => this.whenVisible(), RETRY_MILLIS);
  }
}

/**
 * The data of a reading, or what to show instead.
 *
 * @param onProblem what shows a problem if there are no data
 */
export function shown(reading, show, onProblem = failed) {
  if (reading.data === null) {
    return reading.problem ? onProblem(reading.problem, () => reading.again()) : loading();
  }
  const stale = reading.problem
    ? html`<p class="notice" role="status">${t('part.stale')} ${reading.problem.detail ?? ''}</p>`
    : nothing;
  return html`${stale}${show(reading.data)}`;
}

/** The same of what only curators may read: it asks for the key if the service refuses. */
export function shownToCurators(reading, show) {
  return shown(reading, show, failedOrRefused);
}
