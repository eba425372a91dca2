/* Sagas, the latest first: by what somebody knows of them, and as they go on. */

import { watch } from './places.js';
import { read } from './session.js';

const PAGE = 50;
const PAUSE = 2000;
/** A page may hold fewer than it could though there is more. */
const MOST_PAGES = 20;

export const BY = ['order', 'table', 'paymentKey', 'saga'];
export const STATES = ['RUNNING', 'IN_DOUBT', 'COMPLETING', 'COMPENSATING', 'STUCK', 'REVIEW', 'COMPLETED', 'COMPENSATED'];

export async function find(seen) {
  seen.found = null;
  seen.wanted = PAGE;
  const { place } = seen;
  await watch(seen, async () => {
    const { answer, found } = await pages(seen, place);
    if (found && seen.place === place) seen.found = found;
    return answer;
  }, () => PAUSE);
}

export function more(seen) {
  seen.wanted += PAGE;
  seen.changed();
}

async function pages(seen, place) {
  const sagas = [];
  let next = null;
  let answer;
  for (let page = 0; page < MOST_PAGES; page++) {
    answer = await read('api/sagas?' + query(seen, place, next));
    if (!answer.ok) return { answer };
    sagas.push(...answer.body.sagas);
    next = answer.body.next;
    if (!next || sagas.length >= seen.wanted) break;
  }
  return { answer, found: { sagas, next } };
}

function query(seen, place, after) {
  const asked = { limit: PAGE };
  if (BY.includes(place.by) && place.q) asked[place.by] = place.q;
  if (STATES.includes(place.state)) asked.state = place.state;
  const store = place.store || seen.ownStores?.[0];
  if (store) asked.storeId = store;
  if (after) asked.after = after;
  return new URLSearchParams(asked);
}
