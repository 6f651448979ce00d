import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { IsobarElement } from '../element.js';

/**
 * A plot over time by uPlot. `series` are `[{ label, values, kind }]` with a value or null (a gap) for
 * each of `times` (seconds since 1970); `kind` is `line` or `bars`. `label` says what the plot shows, for
 * those who do not see it. It follows the width of its parent and the theme.
 */
class Chart extends IsobarElement {
  static properties = {
    times: { attribute: false },
    series: { attribute: false },
    label: { type: String },
    height: { type: Number },
  };

  constructor() {
    super();
    this.times = [];
    this.series = [];
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
    const style = getComputedStyle(this);
    const colour = (name) => style.getPropertyValue(name).trim();
    const axis = { stroke: colour('--text-2'), grid: { stroke: colour('--rule'), width: 1 }, ticks: { show: false } };
    return {
      width: this.clientWidth || 300,
      height: this.height,
      legend: { show: this.series.length > 1 },
      cursor: { y: false },
      axes: [axis, { ...axis, size: 44 }],
      scales: { y: { range: (plot, low, high) => [Math.min(0, low), Math.max(1, high)] } },
      series: [
        {},
        ...this.series.map((one, i) => ({
          label: one.label,
          stroke: colour(`--series-${(i % 6) + 1}`),
          fill: one.kind === 'bars' ? colour(`--series-${(i % 6) + 1}`) : undefined,
          paths: one.kind === 'bars' ? uPlot.paths.bars({ size: [0.8, 40] }) : undefined,
          width: one.kind === 'bars' ? 0 : 2,
          points: { show: this.times.length < 3 },
        })),
      ],
    };
  }
}

customElements.define('isobar-chart', Chart);
