import { html, nothing, svg } from 'lit';
import { IsobarElement } from '../element.js';
import { labelOf } from '../labels.js';
import { href } from '../router.js';
import { t } from '../i18n.js';
import { change } from './parts/filters.js';
import { layout, placeNames } from './parts/layout.js';

const TYPES = ['person', 'organisation', 'place', 'instrument'];

/** The drawing of a network: each node is a link that chooses it, reachable by the keyboard. */
class NetworkGraph extends IsobarElement {
  static properties = {
    network: { attribute: false },
    focused: { attribute: false },
    params: { attribute: false },
    width: { state: true },
    hovered: { state: true },
  };

  constructor() {
    super();
    this.width = 0;
    this.hovered = null;
    this.resized = new ResizeObserver(() => (this.width = this.clientWidth));
  }

  connectedCallback() {
    super.connectedCallback();
    this.resized.observe(this);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.resized.disconnect();
  }

  willUpdate(changed) {
    if (changed.has('network') || changed.has('width')) {
      this.height = this.width < 520 ? 460 : Math.round(this.width * 0.72);
      this.places = layout(this.network.nodes, this.network.edges, this.width, this.height, this.width < 520 ? 24 : 60);
    }
  }

  render() {
    if (!this.width) {
      return nothing;
    }
    const { nodes, edges } = this.network;
    const near = this.neighbours(this.hovered ?? this.focused);
    const names = placeNames(nodes, this.places, (one) => this.measure(one), this.width);
    const most = Math.max(1, ...edges.map((one) => one.articles));
    return html`
      <svg class="network" width=${this.width} height=${this.height} viewBox="0 0 ${this.width} ${this.height}" role="group"
        aria-label=${t('network.label', nodes.length, edges.length)}>
        <g>${edges.map((one) => this.edge(one, most, near))}</g>
        ${nodes.map((one) => this.node(one, near, names.get(one.id)))}
      </svg>
      <p class="shapes small muted">${TYPES.map((type) => html`<span><svg width="12" height="12" viewBox="-6 -6 12 12" aria-hidden="true">
        ${svg`<circle class="type-${type}" r="5"></circle>`}</svg> ${t(`type.${type}`)}</span>`)}
        <span>${t('network.legend')}</span></p>
    `;
  }

  neighbours(id) {
    if (!id) {
      return null;
    }
    const edges = this.network.edges.filter((one) => one.entity === id || one.with === id);
    return new Set([id, ...edges.flatMap((one) => [one.entity, one.with])]);
  }

  radius(node) {
    const most = Math.max(1, ...this.network.nodes.map((one) => one.articles));
    return 4 + 10 * Math.sqrt(node.articles / most);
  }

  measure(node) {
    const wide = [...this.name(node)].reduce((sum, letter) => sum + (letter > '\u2e80' ? 12.5 : 6.6), 0);
    return { width: wide, radius: this.radius(node) };
  }

  name(node) {
    return labelOf(node.id, node.name);
  }

  edge({ entity: from, with: to, articles }, most, near) {
    const a = this.places.get(from);
    const b = this.places.get(to);
    const id = this.hovered ?? this.focused;
    const state = !near ? '' : from === id || to === id ? 'near' : 'far';
    return svg`<line class="edge ${state}" x1=${a.x} y1=${a.y} x2=${b.x} y2=${b.y}
      stroke-width=${(0.5 + 4 * (articles / most)).toFixed(1)}></line>`;
  }

  node(one, near, name) {
    const { x, y } = this.places.get(one.id);
    const state = near && !near.has(one.id) ? 'far' : '';
    const chosen = one.id === this.focused;
    const shown = name ?? (near?.has(one.id) ? { x: x + this.radius(one) + 3, y: y + 4, anchor: 'start' } : null);
    return svg`<a class="node ${state} ${chosen ? 'picked' : ''}"
        href=${href('network', change(this.params, { focus: chosen ? null : one.id }))}
        aria-label=${t('network.node', labelOf(one.id, one.name), one.articles)}
        @mouseenter=${() => (this.hovered = one.id)} @mouseleave=${() => (this.hovered = null)}
        @focus=${() => (this.hovered = one.id)} @blur=${() => (this.hovered = null)}>
      <title>${t('network.node', labelOf(one.id, one.name), one.articles)}</title>
      <circle class="type-${one.type}" cx=${x} cy=${y} r=${this.radius(one)}></circle>
      ${shown ? svg`<text x=${shown.x} y=${shown.y} text-anchor=${shown.anchor}>${this.name(one)}</text>` : nothing}
    </a>`;
  }
}

customElements.define('isobar-network-graph', NetworkGraph);
