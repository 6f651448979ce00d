import { currentLanguage } from '../../i18n.js';
import { dayOf } from './period.js';

/* Months such as `2024-09`, and their days. Weeks begin on Monday. */

/** The present month. */
export function presentMonth() {
  return dayOf(new Date()).slice(0, 7);
}

/** The month that is so many months later. */
export function monthAfter(month, months) {
  const [year, number] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + months, 1)).toISOString().slice(0, 7);
}

/** The last day of a month. */
export function lastDay(month) {
  const [year, number] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}

/** The weeks of a month, each with seven days; some are of the months before and after. */
export function weeksOf(month) {
  const first = new Date(`${month}-01T00:00:00Z`);
  const start = new Date(first);
  start.setUTCDate(1 - ((first.getUTCDay() + 6) % 7));
  const weeks = [];
  for (const date = start; date.toISOString().slice(0, 7) <= month || weeks.length === 0; ) {
    weeks.push(
      Array.from({ length: 7 }, () => {
        const day = date.toISOString().slice(0, 10);
        date.setUTCDate(date.getUTCDate() + 1);
        return day;
      }),
    );
  }
  return weeks;
}

/** The name of a month with its year. */
export function monthName(month) {
  return format({ year: 'numeric', month: 'long' }, `${month}-01`);
}

/** The short names of the days of a week. */
export function weekdays() {
  return weeksOf('2024-09')[1].map((day) => format({ weekday: 'short' }, day));
}

function format(options, day) {
  const locale = currentLanguage() === 'zh' ? 'zh-CN' : 'en-GB';
  return new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
}
