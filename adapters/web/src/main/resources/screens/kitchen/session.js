/* Who stands before the display, and whose kitchen it is. The browser keeps the session; no script can read it. */

import { ask, problemOf } from '../shared/api.js';
import { keep, kept } from '../shared/kept.js';
import { begin, end } from './board.js';
import { nameTables } from './tables.js';
import { lang } from './words.js';

const MAY_LOOK = ['kitchen', 'floor', 'manager'];
const LOOK_AGAIN = 5000;
const PATIENCE = 10_000;

let csrf = null;

const read = path => ask('GET', path, { lang: lang(), patience: PATIENCE });

/** @param key of a request that must not be carried out twice */
export async function tell(path, body, key, method = 'POST') {
  const send = () => ask(method, path, { body, key, csrf, lang: lang(), patience: PATIENCE });
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

export async function arrive(kitchen) {
  const answer = await session();
  if (!answer.ok) {
    kitchen.phase = 'away';
    kitchen.changed();
    setTimeout(() => arrive(kitchen), LOOK_AGAIN);
    return;
  }
  kitchen.account = answer.body.account;
  if (!kitchen.account) kitchen.phase = 'sign-in';
  else if (kitchen.grants(MAY_LOOK).length === 0) kitchen.phase = 'barred';
  else await findStore(kitchen);
  kitchen.changed();
}

async function findStore(kitchen) {
  const list = await read('api/stores');
  const grants = kitchen.grants(MAY_LOOK);
  const known = list.ok ? list.body.stores : [];
  kitchen.stores = grants.some(grant => !grant.storeId)
    ? known
    : await Promise.all([...new Set(grants.map(grant => grant.storeId))].map(id =>
      known.find(store => store.id === id) ?? findName(id)));
  const wanted = kitchen.named ?? kept('kitchen.store');
  const one = kitchen.stores.length === 1 ? kitchen.stores[0] : kitchen.stores.find(store => store.id === wanted);
  // One that the list has no room for can still be named by the page's address.
  if (one || kitchen.named) await chooseStore(kitchen, one ?? { id: kitchen.named, name: '' });
  else kitchen.phase = list.ok ? 'stores' : 'away';
}

/** The list has no room for all stores. */
async function findName(id) {
  const shown = await read('api/stores/' + id);
  return { id, name: shown.ok ? shown.body.name : id };
}

export async function chooseStore(kitchen, store) {
  keep('kitchen.store', store.id);
  kitchen.tables = new Map();
  kitchen.store = store;
  const [shown] = await Promise.all([read('api/stores/' + store.id), nameTables(kitchen)]);
  if (shown.ok) kitchen.store = { ...store, ...shown.body, id: store.id };
  kitchen.station = kitchen.calls ? null : kept('kitchen.station.' + store.id);
  kitchen.phase = 'board';
  await begin(kitchen);
}

export async function signIn(kitchen, login, password) {
  kitchen.signingIn = { busy: true, problem: null };
  kitchen.changed();
  const answer = await ask('POST', 'api/session', { body: { login, password }, csrf, lang: lang(), patience: PATIENCE });
  kitchen.signingIn = { busy: false, problem: answer.ok ? null : problemOf(answer) };
  if (answer.ok) await arrive(kitchen);
  kitchen.changed();
}

export async function signOut(kitchen) {
  const answer = await tell('api/session', undefined, undefined, 'DELETE');
  if (!answer.ok && answer.status !== 401) {
    kitchen.say(kitchen.sentence(problemOf(answer)), 'bad');
    return;
  }
  end(kitchen);
  kitchen.close();
  await arrive(kitchen);
}
