/* What the demo's page says; what it has in common with other screens, theirs. */

import * as shared from '../shared/words.js';
import korean from './words/ko.js';

export { LANGUAGES, lang, readersLanguage } from '../shared/words.js';

const loaded = { ko: korean };
let words = korean;

export async function speak(wanted) {
  await shared.speak(wanted);
  loaded[wanted] ??= (await import(`./words/${wanted}.js`)).default;
  words = loaded[wanted];
}

export const has = key => key in words;

export const t = (key, values = {}) =>
  key in words ? words[key].replace(/\{(\w+)}/g, (all, name) => values[name] ?? all) : shared.t(key, values);
