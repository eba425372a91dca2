/* How a device comes to a table, and leaves it. */

import { isLater, problemOf } from '../shared/api.js';
import { keep, kept } from '../shared/kept.js';
import { listen } from '../shared/stream.js';
import { loadMenu } from './menu.js';
import { loadCart } from './cart.js';
import { hear, loadOrders } from './orders.js';
import { goOn } from './ordering.js';

const LOOK_AGAIN = 5000;

/** In a while, or as soon as the network is back. */
function later(work) {
  const go = () => {
    clearTimeout(timer);
    removeEventListener('online', go);
    work();
  };
  const timer = setTimeout(go, LOOK_AGAIN);
  addEventListener('online', go);
}

export async function arrive(guest) {
  const brought = new URLSearchParams(location.hash.slice(1));
  history.replaceState(null, '', location.pathname);
  const scan = await guest.look('api/tables/' + guest.code);
  if (!scan.ok) {
    guest.phase = scan.status === 404 ? 'unknown' : 'away';
    guest.changed();
    if (scan.status !== 404) later(() => arrive(guest));
    return;
  }
  guest.scanned = scan.body;
  guest.category = null;
  loadStore(guest);
  loadMenu(guest);
  if (brought.get('join')) await join(guest, brought.get('join'), brought.get('card'));
  else if (guest.me) await enter(guest);
  else guest.phase = 'join';
  guest.changed();
}

export async function loadStore(guest) {
  const store = await guest.look('api/stores/' + guest.scanned.storeId);
  if (store.ok) guest.store = store.body;
  guest.changed();
}

/** @param card a stored card's token, where the device's owner has one */
export async function join(guest, code, card) {
  const secret = code.trim();
  const named = guest.scanned.visitStart === 'SLIP' && secret.length > 6 ? { slip: secret } : { joinCode: secret };
  guest.joining = { ...guest.joining, busy: true, problem: null };
  guest.changed();
  const answer = await guest.ask('POST', 'api/visits/join', { token: null, body: { tableCode: guest.code, ...named } });
  guest.joining = { ...guest.joining, busy: false };
  if (answer.ok) {
    guest.become({ token: answer.body.token, tablet: false, card: card ?? null });
    await enter(guest);
  } else {
    guest.phase = 'join';
    guest.joining.problem = { ...answer.body, type: problemOf(answer), seconds: answer.retryAfter };
  }
  guest.changed();
}

export async function askToJoin(guest, name) {
  guest.joining = { ...guest.joining, busy: true, problem: null };
  guest.changed();
  const answer = await guest.ask('POST', 'api/visits/ask', { token: null, body: { tableCode: guest.code, name } });
  guest.joining = { ...guest.joining, busy: false };
  if (answer.ok) {
    guest.phase = 'asked';
    waitForYes(guest, answer.body);
  } else {
    guest.joining.problem = { ...answer.body, type: problemOf(answer), seconds: answer.retryAfter };
  }
  guest.changed();
}

async function waitForYes(guest, { askId, token }) {
  const answer = await guest.ask('GET', 'api/visits/ask/' + askId, { token });
  if (guest.phase !== 'asked') return;
  const state = answer.body.state ?? 'OPEN';
  if (state === 'LET_IN') {
    guest.become({ token, tablet: false });
    await enter(guest);
  } else if (state === 'OPEN' && answer.status !== 404) {
    setTimeout(() => waitForYes(guest, { askId, token }), 1500);
  } else {
    guest.phase = 'join';
    guest.joining.problem = { type: 'not-let-in' };
  }
  guest.changed();
}

/** Staff make this device the table's own. */
export async function bind(guest, pin, name) {
  guest.joining = { ...guest.joining, busy: true, problem: null };
  guest.changed();
  const answer = await guest.ask('POST', 'api/tablets/bind', { token: null, body: { tableCode: guest.code, pin, name } });
  guest.joining = { ...guest.joining, busy: false };
  if (answer.ok) {
    guest.close();
    guest.become({ token: answer.body.token, tablet: true });
    await enter(guest);
  } else {
    guest.joining.problem = { ...answer.body, type: problemOf(answer), seconds: answer.retryAfter };
  }
  guest.changed();
}

/** A party sits down by itself, where the store lets tablets begin. */
export async function sitDown(guest) {
  const answer = await guest.ask('POST', 'api/visits');
  if (!answer.ok) guest.refuse(answer);
  await enter(guest);
}

export async function enter(guest) {
  const answer = await guest.ask('GET', 'api/visit');
  if (answer.ok) {
    // Of another visit nothing is ours, nor newer.
    if (guest.visit && guest.visit.visitId !== answer.body.visitId) guest.cart = null;
    guest.visit = answer.body;
    guest.phase = 'in';
    guest.connected = true;
    keep('seen.' + guest.code, { visit: guest.visit, cart: kept('seen.' + guest.code)?.cart });
    guest.changed();
    hearChanges(guest);
    await Promise.all([loadCart(guest), loadOrders(guest)]);
    goOn(guest);
  } else if (isLater(answer)) {
    // After a reload without network: as it was when it was last seen.
    guest.visit ??= kept('seen.' + guest.code)?.visit ?? null;
    guest.cart ??= kept('seen.' + guest.code)?.cart ?? null;
    guest.phase = guest.visit ? 'in' : 'away';
    guest.connected = false;
    later(() => enter(guest));
  } else if (guest.tablet) {
    await waitForParty(guest, answer);
  } else {
    const was = guest.visit;
    forget(guest);
    guest.phase = was ? 'over' : 'join';
  }
  guest.changed();
}

async function waitForParty(guest, answer) {
  guest.stream?.stop();
  keep('seen.' + guest.code, null);
  guest.cart = null;
  guest.orders = [];
  const tablet = await guest.ask('GET', 'api/tablet');
  if (tablet.status === 401) {
    guest.become(null);
    guest.phase = 'join';
    return;
  }
  guest.visit = null;
  guest.phase = 'free';
  setTimeout(() => guest.phase === 'free' && enter(guest), LOOK_AGAIN);
}

function forget(guest) {
  guest.stream?.stop();
  guest.become(null);
  keep('seen.' + guest.code, null);
  guest.visit = null;
  guest.cart = null;
  guest.orders = [];
  guest.sheet = null;
}

function hearChanges(guest) {
  guest.stream?.stop();
  guest.stream = listen('api/visit/events', {
    token: () => guest.me?.token,
    heard: (name, now) => hear(guest, name, now),
    there: () => {
      if (guest.connected) return;
      guest.connected = true;
      guest.changed();
      loadMenu(guest);
      loadStore(guest);
      goOn(guest);
    },
    away: () => {
      guest.connected = false;
      guest.changed();
    },
    refused: status => {
      if (status === 503) loadOrders(guest);
      else enter(guest);
    }
  });
}

export async function leave(guest) {
  const answer = await guest.ask('DELETE', 'api/visit/phone');
  if (!answer.ok) {
    guest.refuse(answer);
    return;
  }
  forget(guest);
  guest.phase = 'join';
  guest.changed();
}
