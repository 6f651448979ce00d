import uPlot from 'uplot';
import { IsobarElement } from '../element.js';
import { t } from '../i18n.js';
import { coloursOf } from '../theme.js';
import { clock, percent, shortDay } from './format.js';

const DAY = 86400;
const SERIES = [1, 2, 3, 4, 5, 6].map((i) => `--series-${i}`);
const COLOURS = ['--text-2', '--rule', ...SERIES];

/**
 * A plot over time by uPlot. `series` are `[{ label, values, kind, scale }]` with a value or null (a gap)
 * for each of `times` (seconds since 1970); `kind` is `line` or `bars`; those with `scale` = `share` are
 * shares from 0 to 1, with an axis of their own. `gaps` are the starts of buckets in which nothing came
 * in, which are marked; `bucket` is the length of a bucket in seconds. `label` says what the plot shows,
 * for those who do not see it. It follows the width of its parent and the theme.
 */
class Chart extends IsobarElement {
  static properties = {
    times: { attribute: false },
    series: { attribute: false },
    gaps: { attribute: false },
    bucket: { type: Number },
    label: { type: String },
    height: { type: Number },
  };

  constructor() {
    super();
    this.times = [];
    this.series = [];
    this.gaps = [];
    this.bucket = DAY;
    this.label = '';
    this.height = 180;
    this.resized = new ResizeObserver(() => this.fit());
    this.scheme = matchMedia('(prefers-color-scheme: dark)');
    this.redraw = () => this.requestUpdate();
  }

  connectedCallback() {
    super.connectedCallback();
    this.resized.observe(this);
    this.scheme.addEventListener('change', this.redraw);
    this.themed = new MutationObserver(this.redraw);
    this.themed.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.resized.disconnect();
    this.themed.disconnect();
    this.scheme.removeEventListener('change', this.redraw);
    this.plot?.destroy();
    this.plot = null;
  }

  render() {}

  updated() {
    this.setAttribute('role', 'img');
    this.setAttribute('aria-label', this.label);
    this.plot?.destroy();
    this.plot = new uPlot(this.options(), [this.times, ...this.series.map((one) => one.values)], this);
  }

  fit() {
    if (this.plot && this.clientWidth) {
      this.plot.setSize({ width: this.clientWidth, height: this.height });
    }
  }

  options() {
    const colours = coloursOf(this, COLOURS);
    const axis = {
      stroke: colours['--text-2'],
      font: `12px ${getComputedStyle(this).fontFamily}`,
      grid: { stroke: colours['--rule'], width: 1 },
      ticks: { show: false },
    };
    const shares = this.series.some((one) => one.scale === 'share');
    return {
      width: this.clientWidth || 300,
      height: this.height,
      legend: { show: this.series.length > 1 },
      cursor: { y: false },
      axes: [
        { ...axis, size: 30, space: 64, values: (plot, splits, _axis, _space, step) => splits.map((at) => timeLabel(at, step)) },
        { ...axis, size: 44, incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000, 50000] },
        ...(shares
          ? [{ ...axis, scale: 'share', side: 1, size: 48, grid: { show: false }, values: (plot, splits) => splits.map(percent) }]
          : []),
      ],
      scales: {
        x: { range: (plot, low, high) => [low - this.bucket / 2, high + this.bucket / 2] },
        y: { range: (plot, low, high) => [Math.min(0, low ?? 0), Math.max(1, (high ?? 0) * 1.05)] },
        ...(shares ? { share: { range: (plot, low, high) => [0, Math.max(0.01, (high ?? 0) * 1.05)] } } : {}),
      },
      series: [
        { label: t('part.time'), value: (plot, at) => (at ? `${shortDay(at * 1000)}${this.bucket < DAY ? ` ${clock(at * 1000)}` : ''}` : '–') },
        ...this.series.map((one, i) => this.drawn(one, colours[SERIES[i % SERIES.length]])),
      ],
      hooks: { drawClear: [(plot) => this.markGaps(plot, colours['--rule'])] },
    };
  }

  drawn({ label, kind, scale }, colour) {
    const bars = kind === 'bars';
    return {
      label,
      scale: scale === 'share' ? 'share' : 'y',
      stroke: colour,
      fill: bars ? colour : undefined,
      paths: bars ? uPlot.paths.bars({ size: [0.8, 40] }) : undefined,
      width: bars ? 0 : 1.5,
      points: { show: !bars && this.times.length < 3, size: 5, fill: colour, filter: bars ? undefined : alone },
      value: scale === 'share' ? (plot, value) => (value === null ? '–' : percent(value)) : undefined,
    };
  }

  /** Shades the buckets in which nothing came in, before anything else is drawn. */
  markGaps(plot, colour) {
    const { ctx, bbox } = plot;
    ctx.save();
    ctx.fillStyle = colour;
    this.gaps.forEach((at) => {
      const left = Math.max(bbox.left, plot.valToPos(at - this.bucket / 2, 'x', true));
      const right = Math.min(bbox.left + bbox.width, plot.valToPos(at + this.bucket / 2, 'x', true));
      ctx.fillRect(left, bbox.top, Math.max(1, right - left), bbox.height);
    });
    ctx.restore();
  }
}

/** The values that no line shows, because there is none before and after them; null if all are shown as points. */
function alone(plot, i, all) {
  const values = plot.data[i];
  const known = (at) => values[at] !== null && values[at] !== undefined;
  return all ? null : values.flatMap((_, at) => (known(at) && !known(at - 1) && !known(at + 1) ? [at] : []));
}

/** A tick: the time within a day, the day at its start. */
function timeLabel(at, step) {
  const time = new Date(at * 1000);
  const midnight = time.getHours() === 0 && time.getMinutes() === 0;
  return step < DAY && !midnight ? clock(time) : shortDay(time);
}

customElements.define('isobar-chart', Chart);
