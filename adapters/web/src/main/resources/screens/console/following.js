/* One saga, looked at once a second for as long as it is on its way. */

import { draw } from './diagram.js';
import { glance } from './glance.js';
import { watch } from './places.js';
import { OVER } from './progress.js';
import { read } from './session.js';

const PAUSE = 1000;
/** It has ended; another saga of the same order may begin. */
const LONG_PAUSE = 5000;

export async function follow(seen) {
  const { place } = seen;
  if (seen.saga?.id !== place.saga) seen.saga = null;
  seen.upTo = null;
  let known = null;
  await watch(seen, async () => {
    const order = seen.saga?.orderId;
    const now = await glance(seen, order ? { order } : { saga: place.saga });
    if (!now.ok || seen.place !== place) return now;
    const stands = JSON.stringify(now.body.sagas);
    if (stands === known) return now;
    const answer = await read('api/sagas/' + encodeURIComponent(place.saga));
    if (!answer.ok || seen.place !== place) return answer;
    if (answer.body.diagram) await draw(seen, answer.body.diagram);
    known = stands;
    if (seen.place === place) seen.saga = answer.body;
    return answer;
  }, () => seen.saga && OVER.includes(seen.saga.state) ? LONG_PAUSE : PAUSE);
}

/** @param upTo how many entries of the journal to show; null for all, as they come */
export function show(seen, upTo) {
  const all = seen.saga.journal.length;
  seen.upTo = upTo === null || upTo >= all ? null : Math.max(1, upTo);
  seen.changed();
}
