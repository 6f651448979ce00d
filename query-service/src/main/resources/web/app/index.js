/* The entry of the dashboard: styles, then the shell, which loads one page at a time. */
import './styles/theme.css';
import './styles/base.css';
import './styles/shell.css';
import './styles/shared.css';
import './styles/wire.css';
import { applyTheme } from './theme.js';
import './shell.js';

applyTheme();
