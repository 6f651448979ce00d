import { html, nothing } from 'lit';
import { PageElement } from '../element.js';
import { get } from '../api.js';
import { labelOf } from '../labels.js';
import { href } from '../router.js';
import { t } from '../i18n.js';
import { articlesWith } from '../shared/links.js';
import { empty } from '../shared/states.js';
import { asked, change, filterChips, filtersOf, searchField, selectField } from './parts/filters.js';
import { basedOn, count, countedTime } from './parts/figures.js';
import { periodLinks, periodOf } from './parts/period.js';
import { Reading, shown } from './parts/reading.js';
import './parts/texts.js';
import './network-graph.js';

const TYPES = ['person', 'organisation', 'place', 'instrument'];

/** Who and what articles mention together, as a drawing and as a table. */
class NetworkPage extends PageElement {
  constructor() {
    super();
    this.network = new Reading(this, async (signal) => (await get('network', this.query(), { signal })).data);
  }

  willUpdate(changed) {
    if (changed.has('route')) {
      this.network.ask(change(this.route.params, { focus: null, view: null }).toString(), { keep: true });
    }
  }

  query() {
    const { params } = this.route;
    return asked({
      ...filtersOf(params),
      q: null,
      text: params.get('q'),
      type: params.getAll('type'),
      ...periodOf(params, '30').range,
      limit: params.get('limit') ?? 30,
      'min-articles': params.get('min') ?? 2,
    });
  }

  render() {
    const { params } = this.route;
    return html`<div class="page">
      <h1>${t('network.title')}</h1>
      <div class="toolbar">
        ${searchField('network', params, 'q', t('part.words'))}
        ${selectField('network', params, 'type', t('entities.type'), [['', t('part.any')], ...TYPES.map((one) => [one, t(`type.${one}`)])])}
        ${selectField('network', params, 'limit', t('network.size'), [['15', '15'], ['', '30'], ['60', '60']])}
        ${selectField('network', params, 'min', t('network.least'), [['1', '1'], ['', '2'], ['5', '5'], ['10', '10']])}
        ${periodLinks('network', params, '30')}
      </div>
      ${filterChips('network', params)}
      ${shown(this.network, (network) => this.show(network, params))}
    </div>`;
  }

  show(network, params) {
    if (!network.nodes.length) {
      return empty(t('network.empty'), html`<a href=${href('network', { days: 'all', min: '1' })}>${t('part.noFilters')}</a>`);
    }
    const focus = network.nodes.find((one) => one.id === params.get('focus'));
    return html`
      ${basedOn(network.basedOn)}
      <div class="aside">
        <isobar-network-graph .network=${network} .focused=${focus?.id ?? null} .params=${params}></isobar-network-graph>
        <section class="panel">${focus ? this.chosen(focus, network, params) : html`<p class="muted">${t('network.choose')}</p>`}</section>
      </div>
      <details class="table" ?open=${params.get('view') === 'table'}>
        <summary>${t('part.asTable')}</summary>
        ${this.table(network)}
      </details>
    `;
  }

  chosen(node, network, params) {
    const names = new Map(network.nodes.map((one) => [one.id, one]));
    const links = network.edges
      .filter((one) => one.entity === node.id || one.with === node.id)
      .map((one) => ({ ...one, other: names.get(one.entity === node.id ? one.with : one.entity) }))
      .sort((one, two) => two.articles - one.articles);
    return html`
      <h2><a href=${href('entity', { id: node.id })}>${labelOf(node.id, node.name)}</a></h2>
      <p>${count(node.articles, this.articles(network, node.id))} ${t('part.articlesWord')} ·
        <a href=${href('network', change(params, { focus: null }))}>${t('network.unchoose')}</a></p>
      <h3>${t('entities.withWhom')}</h3>
      <ul class="counts">${links.slice(0, 20).map((one) => html`<li>
        <a href=${href('network', change(params, { focus: one.other.id }))}>${labelOf(one.other.id, one.other.name)}</a>
        ${count(one.articles, this.articles(network, one.entity, one.with))}
      </li>`)}</ul>
      ${links.length ? nothing : html`<p class="muted">${t('part.nothing')}</p>`}
    `;
  }

  /** The address of the articles of the network that mention all of these entities. */
  articles({ basedOn: based }, ...entities) {
    const { params } = this.route;
    return articlesWith({
      ...filtersOf(params),
      ...countedTime(periodOf(params, '30').range, based),
      'with-entity': [...new Set([...params.getAll('with-entity'), ...entities])],
    });
  }

  table(network) {
    const { nodes, edges } = network;
    const names = new Map(nodes.map((one) => [one.id, one]));
    const sorted = [...edges].sort((one, two) => two.articles - one.articles).slice(0, 300);
    const link = (id) => html`<a href=${href('entity', { id })}>${labelOf(id, names.get(id)?.name)}</a>`;
    return html`<div class="scroll"><table class="dense">
      <thead><tr><th>${t('network.one')}</th><th>${t('network.other')}</th><th class="number">${t('network.common')}</th>
        <th class="number" title=${t('entities.npmi')}>${t('network.bond')}</th></tr></thead>
      <tbody>${sorted.map((one) => html`<tr><td>${link(one.entity)}</td><td>${link(one.with)}</td>
        <td class="number">${count(one.articles, this.articles(network, one.entity, one.with))}</td>
        <td class="number">${one.npmi.toFixed(2)}</td></tr>`)}</tbody>
    </table></div>`;
  }
}

customElements.define('isobar-network-page', NetworkPage);
