/*
 * The pages, in the order of the navigation. A page is one element in a file of its own, which is loaded
 * when it is first shown. To build a page: write `pages/NAME.js`, which defines an element that extends
 * `PageElement`, and name both here. Its texts are the section NAME of `i18n/en.js` and `i18n/zh.js`.
 */
const unbuilt = () => import('./pages/unbuilt.js');

export const PAGES = {
  wire: { tag: 'isobar-wire-page', load: () => import('./wire/page.js') },
  stories: { tag: 'isobar-unbuilt-page', load: unbuilt, api: 'stories' },
  topics: { tag: 'isobar-unbuilt-page', load: unbuilt, api: 'topics' },
  entity: { tag: 'isobar-unbuilt-page', load: unbuilt, api: 'entities' },
  calendar: { tag: 'isobar-unbuilt-page', load: unbuilt, api: 'timeline' },
  network: { tag: 'isobar-unbuilt-page', load: unbuilt, api: 'network' },
  sources: { tag: 'isobar-unbuilt-page', load: unbuilt, api: 'sources' },
  queries: { tag: 'isobar-unbuilt-page', load: unbuilt, api: 'queries' },
  status: { tag: 'isobar-unbuilt-page', load: unbuilt, api: 'q/health' },
};
