/* Who stands before the console. The browser keeps the session; no script can read it. */

import { ask, problemOf } from '../shared/api.js';
import { go, rest } from './places.js';
import { lang } from './words.js';

const MAY_LOOK = ['integrator', 'operator'];
const LOOK_AGAIN = 5000;
const PATIENCE = 20_000;

let csrf = null;

export const read = path => ask('GET', path, { lang: lang(), patience: PATIENCE });

/** @param key of a request that must not be carried out twice */
export async function tell(path, body, key, method = 'POST') {
  const send = () => ask(method, path, { body, key, csrf, lang: lang(), patience: 70_000 });
  const answer = await send();
  if (problemOf(answer) !== 'csrf-token') return answer;
  // Somebody has signed in anew beside us.
  await session();
  return send();
}

async function session() {
  const answer = await read('api/session');
  if (answer.ok) csrf = answer.body.csrfToken;
  return answer;
}

export async function arrive(seen) {
  rest(seen);
  const answer = await session();
  if (!answer.ok) {
    seen.phase = 'away';
    seen.changed();
    setTimeout(() => arrive(seen), LOOK_AGAIN);
    return;
  }
  seen.account = answer.body.account;
  if (!seen.account) seen.phase = 'sign-in';
  else if (!seen.account.grants.some(grant => MAY_LOOK.includes(grant.role))) seen.phase = 'barred';
  else {
    await nameStores(seen);
    seen.phase = 'in';
    go(seen);
  }
  seen.changed();
}

/** The list has no room for all stores. */
async function nameStores(seen) {
  const list = await read('api/stores');
  const known = list.ok ? list.body.stores : [];
  seen.stores = seen.ownStores === null ? known
    : seen.ownStores.map(id => known.find(store => store.id === id) ?? { id, name: id });
}

export async function signIn(seen, login, password) {
  seen.signingIn = { busy: true, problem: null };
  seen.changed();
  const answer = await ask('POST', 'api/session', { body: { login, password }, csrf, lang: lang(), patience: PATIENCE });
  seen.signingIn = { busy: false, problem: answer.ok ? null : problemOf(answer) };
  if (answer.ok) await arrive(seen);
  seen.changed();
}

export async function signOut(seen) {
  const answer = await tell('api/session', undefined, undefined, 'DELETE');
  if (!answer.ok && answer.status !== 401) {
    seen.say(seen.sentence(problemOf(answer)), 'bad');
    return;
  }
  seen.close();
  await arrive(seen);
}
