/* Where in the console we are: the address says it behind its #, so that it can be sent to somebody, and nobody else reads it. */

import { problemOf } from '../shared/api.js';
import { lookAtBooks } from './books.js';
import { follow } from './following.js';
import { lookAtFlow } from './flow.js';
import { find } from './finding.js';
import { list } from './reviews.js';
import { arrive } from './session.js';

const VIEWS = { sagas: find, saga: follow, reviews: list, flow: lookAtFlow, books: lookAtBooks };

export const NAMES = ['sagas', 'reviews', 'flow', 'books'];

export const href = place => '#' + new URLSearchParams(Object.entries(place).filter(([, value]) => value));

/** Goes where the address says. */
export function go(seen) {
  const place = Object.fromEntries(new URLSearchParams(location.hash.slice(1)));
  const view = place.saga ? 'saga' : place.view in VIEWS ? place.view : 'sagas';
  rest(seen);
  seen.place = { ...place, view };
  seen.refused = null;
  seen.changed();
  VIEWS[view](seen);
}

export function rest(seen) {
  seen.watching = null;
}

/**
 * Looks again and again as long as we are in the same place; a page that nobody sees rests.
 *
 * @param look asks, and takes the answer when it is still wanted
 * @param pause in milliseconds; 0 when once was enough
 */
export async function watch(seen, look, pause) {
  const watching = seen.watching = {};
  const here = () => seen.watching === watching;
  while (here()) {
    if (!document.hidden) {
      const answer = await look();
      if (!here()) return;
      hear(seen, answer);
      seen.changed();
    }
    const length = pause();
    if (length === 0 && seen.connected) return;
    await new Promise(done => setTimeout(done, length || 1000));
  }
}

export const isHere = (seen, watching) => seen.watching === watching;

/** Whoever is signed out signs in again; what is not answered is looked at again. */
export function hear(seen, answer) {
  const away = answer.status === 0 || answer.status >= 500;
  if (away && seen.connected) seen.awaySince = new Date();
  seen.connected = !away;
  if (answer.status === 401) arrive(seen);
  seen.refused = answer.ok || away || answer.status === 401 ? null : problemOf(answer);
}
