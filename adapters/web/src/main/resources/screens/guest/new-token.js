/* Staff may have moved the party: a phone's token opens nothing then, and is good for a new one, once. */

import { ask } from '../shared/api.js';

/**
 * Whoever finds it out first fetches the new token for all. BadWifiScreenTest holds it: asked twice, the second would be
 * told that there is none, and the phone would leave its table.
 *
 * @param old what was refused
 * @returns whether there is another now, as an answer
 */
export async function newToken(guest, old) {
  if (guest.me?.token !== old) return { ok: guest.me !== null };
  guest.fetching ??= fetchToken(guest, old).finally(() => { guest.fetching = null; });
  return guest.fetching;
}

async function fetchToken(guest, old) {
  const answer = await ask('POST', 'api/visit/token', { token: old });
  if (answer.ok) {
    guest.become({ ...guest.me, token: answer.body.token });
    guest.moved();
  }
  return answer;
}
