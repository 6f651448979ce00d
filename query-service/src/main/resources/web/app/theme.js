import { shellParam, setShellParam, onRoute } from './router.js';

/** The choices of appearance: that of the system, or one of the two. */
export const THEMES = ['auto', 'light', 'dark'];
const KEY = 'isobar.theme';

/** The chosen appearance. */
export function currentTheme() {
  const wanted = [shellParam('theme'), stored()];
  return wanted.find((one) => THEMES.includes(one)) ?? 'auto';
}

/** Chooses an appearance, for this browser and in the address. */
export function switchTheme(to) {
  try {
    localStorage.setItem(KEY, to);
  } catch {
    // The address keeps it.
  }
  setShellParam('theme', to);
  applyTheme();
}

/** Shows the page as chosen; the colours are in `styles/theme.css`. */
export function applyTheme() {
  const theme = currentTheme();
  if (theme === 'auto') {
    delete document.documentElement.dataset.theme;
  } else {
    document.documentElement.dataset.theme = theme;
  }
}

/**
 * The colours of `styles/theme.css` in the present appearance, for what is drawn by a script: the properties
 * themselves have both colours.
 *
 * @param element where they are drawn
 * @param names such as `--text`
 * @returns an object of the names and colours
 */
export function coloursOf(element, names) {
  const probe = element.appendChild(document.createElement('i'));
  probe.hidden = true;
  const colours = names.map((name) => {
    probe.style.color = `var(${name})`;
    return [name, getComputedStyle(probe).color];
  });
  probe.remove();
  return Object.fromEntries(colours);
}

function stored() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

onRoute(applyTheme);
