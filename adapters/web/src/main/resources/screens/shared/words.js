/* Everything a screen says, in the languages of its readers. Korean is there from the beginning, as it is always complete. */

import korean from '../words/ko.js';

export const LANGUAGES = { ko: '한국어', en: 'English', ja: '日本語', zh: '中文' };

const loaded = { ko: korean };
let words = korean;
let language = 'ko';

export const lang = () => language;

/** The first of the browser's languages that we speak. */
export const readersLanguage = () =>
  navigator.languages.map(one => one.slice(0, 2)).find(one => one in LANGUAGES) ?? 'ko';

export async function speak(wanted) {
  if (!(wanted in loaded)) {
    loaded[wanted] = (await import(`../words/${wanted}.js`)).default;
  }
  language = wanted;
  words = loaded[wanted];
  // The same letters have other shapes in another language.
  document.documentElement.lang = wanted;
}

/** What stands in {braces} is replaced by the value of that name. */
export function t(key, values = {}) {
  const sentence = words[key] ?? korean[key];
  if (sentence === undefined) throw new Error('no words for ' + key);
  return sentence.replace(/\{(\w+)}/g, (all, name) => values[name] ?? all);
}

export const has = key => key in words;
