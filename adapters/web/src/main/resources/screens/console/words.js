/* What the console says, in the languages of those who run it; what it has in common with other screens, theirs. */

import * as shared from '../shared/words.js';
import korean from './words/ko.js';

export { lang } from '../shared/words.js';

const loaded = { ko: korean };
let words = korean;

export const LANGUAGES = { ko: shared.LANGUAGES.ko, en: shared.LANGUAGES.en };

export const readersLanguage = () => shared.readersLanguage() === 'ko' ? 'ko' : 'en';

export async function speak(wanted) {
  await shared.speak(wanted);
  loaded[wanted] ??= (await import(`./words/${wanted}.js`)).default;
  words = loaded[wanted];
}

export const has = key => key in words;

export const t = (key, values = {}) =>
  key in words ? words[key].replace(/\{(\w+)}/g, (all, name) => values[name] ?? all) : shared.t(key, values);

/** A state, kind or event by the reader's word; one we have none for by its own name. */
export const name = (of, value) => has(`${of}.${value}`) ? t(`${of}.${value}`) : value;
