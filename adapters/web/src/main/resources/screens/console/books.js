/* The books: looked at when somebody wants to know, as the provider is asked for its own list. */

import { watch } from './places.js';
import { read } from './session.js';

export async function lookAtBooks(seen) {
  const { place } = seen;
  seen.books = null;
  seen.changed();
  await watch(seen, async () => {
    const answer = await read('api/books');
    if (answer.ok && seen.place === place) seen.books = answer.body;
    return answer;
  }, () => 0);
}
