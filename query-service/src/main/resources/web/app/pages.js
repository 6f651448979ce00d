/*
 * The pages, in the order of the navigation. A page is one element in a file of its own, which is loaded
 * when it is first shown. Its texts are sections of `i18n/` for the wire, of `pages/texts/` for the others,
 * which come with the first of these pages.
 */
export const PAGES = {
  wire: { tag: 'isobar-wire-page', load: () => import('./wire/page.js') },
  stories: { tag: 'isobar-stories-page', load: () => import('./pages/stories.js') },
  topics: { tag: 'isobar-topics-page', load: () => import('./pages/topics.js') },
  entity: { tag: 'isobar-entity-page', load: () => import('./pages/entities.js') },
  calendar: { tag: 'isobar-calendar-page', load: () => import('./pages/calendar.js') },
  network: { tag: 'isobar-network-page', load: () => import('./pages/network.js') },
  sources: { tag: 'isobar-sources-page', load: () => import('./pages/sources.js') },
  queries: { tag: 'isobar-queries-page', load: () => import('./pages/queries.js') },
  webhooks: { tag: 'isobar-webhooks-page', load: () => import('./pages/webhooks.js') },
  status: { tag: 'isobar-status-page', load: () => import('./pages/status.js') },
};
