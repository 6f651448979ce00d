/* The entry of the dashboard: styles, then the shell, which loads one page at a time. */
import './styles/theme.css';
import './styles/base.css';
import './styles/shell.css';
import './styles/shared.css';
import './styles/wire.css';
import './styles/rail.css';
import './styles/list.css';
import './styles/rows.css';
import './styles/article.css';
import './styles/evidence.css';
import './styles/help.css';
import './styles/pages.css';
import './styles/forms.css';
import './styles/tables.css';
import './styles/figures.css';
import './styles/story.css';
import './styles/calendar.css';
import './styles/network.css';
import './styles/status.css';
import './styles/webhooks.css';
import 'uplot/dist/uPlot.min.css';
import { applyTheme } from './theme.js';
import './shell.js';

applyTheme();

// Notifications of saved queries are off in most browsers, which then load nothing for them.
if (hasNotifications()) {
  import('./notifications.js').then(({ follow }) => follow());
}

function hasNotifications() {
  try {
    return (localStorage.getItem('isobar.notify') ?? '[]') !== '[]';
  } catch {
    return false;
  }
}
