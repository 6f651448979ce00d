import { html, svg } from 'lit';
import { IsobarElement } from '../element.js';
import { t } from '../i18n.js';
import { clock, day, languageName, monthOf, shortDay } from '../shared/format.js';
import { articleWith } from '../shared/links.js';
import { sourceName } from './parts/sources-of.js';

const ROW = 26;
const TOP = 22;
const HOUR = 3600000;
const DAY = 24 * HOUR;
const MONTH = 30 * DAY;
const KINDS = ['first', 'later', 'same-text', 'translation', 'same-happening', 'curated'];

/**
 * The articles of a story over time, a line for each source, those that reported first on top. The shape
 * says why an article belongs to the story, a curve leads to the article that it is linked with.
 */
class StoryTimeline extends IsobarElement {
  static properties = { members: { attribute: false }, width: { state: true } };

  constructor() {
    super();
    this.members = [];
    this.width = 700;
    this.resized = new ResizeObserver(() => (this.width = Math.max(280, this.clientWidth)));
  }

  connectedCallback() {
    super.connectedCallback();
    this.resized.observe(this);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.resized.disconnect();
  }

  render() {
    const sources = [...new Set(this.members.map((one) => one.source))];
    const left = this.width < 520 ? 96 : 168;
    const height = TOP + sources.length * ROW + 6;
    const scale = this.scale(left);
    const place = new Map(this.members.map((one) => [
      one.id, { x: scale.at(Date.parse(one.at)), y: TOP + (sources.indexOf(one.source) + 0.5) * ROW },
    ]));
    return html`
      <svg class="timeline" width=${this.width} height=${height} viewBox="0 0 ${this.width} ${height}" role="group"
        aria-label=${t('story.timelineLabel', this.members.length, sources.length)}>
        ${scale.ticks.map((at) => this.tick(scale.at(at), at, scale.step, height))}
        ${sources.map((source, i) => this.lane(source, TOP + (i + 0.5) * ROW, left))}
        ${this.members.map((one) => this.curve(place.get(one.id), place.get(one.link?.with)))}
        ${this.members.map((one) => this.dot(one, place.get(one.id)))}
      </svg>
      <p class="shapes small muted">${KINDS.filter((kind) => this.members.some((one) => this.kind(one) === kind)).map(
        (kind) => html`<span><svg width="14" height="14" viewBox="-7 -7 14 14" aria-hidden="true">${shape(kind)}</svg>
          ${t(`story.kind.${kind}`)}</span>`,
      )}</p>
    `;
  }

  scale(left) {
    const times = this.members.map((one) => Date.parse(one.at));
    const first = Math.min(...times);
    const span = Math.max(HOUR, Math.max(...times) - first);
    const room = this.width - left - 40;
    const most = Math.max(2, Math.floor(room / 90));
    const step = [HOUR / 4, HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, DAY, 2 * DAY, 7 * DAY, 14 * DAY, MONTH, 90 * DAY, 180 * DAY].find(
      (one) => span / one <= most,
    ) ?? 365 * DAY;
    const zone = new Date(first).getTimezoneOffset() * 60000;
    const start = Math.ceil((first - zone) / step) * step + zone;
    const ticks = [];
    for (let at = start; at <= first + span; at += step) {
      ticks.push(at);
    }
    return { at: (time) => left + 14 + ((time - first) / span) * room, ticks: ticks.length ? ticks : [first], step };
  }

  tick(x, at, step, height) {
    const time = new Date(at);
    const midnight = time.getHours() === 0 && time.getMinutes() === 0;
    return svg`<line class="grid" x1=${x} x2=${x} y1=${TOP - 4} y2=${height}></line>
      <text x=${x} y="12" text-anchor="middle">${step < DAY && !midnight ? clock(time) : step > MONTH ? monthOf(time) : shortDay(time)}</text>`;
  }

  lane(source, y, left) {
    const name = sourceName(source);
    const most = left < 120 ? 13 : 22;
    return svg`<line class="lane" x1=${left} x2=${this.width} y1=${y} y2=${y}></line>
      <text x="0" y=${y + 4}><title>${name}</title>${name.length > most ? `${name.slice(0, most - 1)}…` : name}</text>`;
  }

  curve(from, to) {
    if (!from || !to) {
      return svg``;
    }
    const bend = (from.x + to.x) / 2;
    return svg`<path class="link" d="M${to.x} ${to.y} C${bend} ${to.y} ${bend} ${from.y} ${from.x} ${from.y}"></path>`;
  }

  dot(member, { x, y }) {
    const text = t('story.dot', member.title ?? '', sourceName(member.source), `${day(member.at)} ${clock(member.at)}`,
      languageName(member.language));
    return svg`<a href=${articleWith(member.id)} aria-label=${text} transform="translate(${x} ${y})">
      <circle class="target" r="12"></circle><title>${text}</title>${shape(this.kind(member))}</a>`;
  }

  /** Why an article belongs to the story; `later` if only later articles are linked with it. */
  kind(member) {
    return member.link?.kind ?? (member === this.members[0] ? 'first' : 'later');
  }
}

function shape(kind) {
  switch (kind) {
    case 'translation':
      return svg`<path class="mark translation" d="M0 -6.5 L6.5 0 L0 6.5 L-6.5 0 Z"></path>`;
    case 'same-happening':
      return svg`<path class="mark same-happening" d="M-5 -5 H5 V5 H-5 Z"></path>`;
    case 'curated':
      return svg`<path class="mark curated" d="M0 -6 L6 5 H-6 Z"></path>`;
    case 'same-text':
    case 'later':
      return svg`<circle class="mark ${kind}" r="4.5"></circle>`;
    default:
      return svg`<circle class="mark first" r="5.5"></circle>`;
  }
}

customElements.define('isobar-story-timeline', StoryTimeline);
