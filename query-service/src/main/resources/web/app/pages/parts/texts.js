import { addTexts } from '../../i18n.js';
import { en } from '../texts/en.js';
import { zh } from '../texts/zh.js';

// The texts of the pages come with the pages, not with the first load.
addTexts('en', en);
addTexts('zh', zh);
