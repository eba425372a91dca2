/* A tapped order: it is kept on the device, with its key, until it is answered; however often it is sent, it is one order. */

import { isOpen, newId, problemOf } from '../shared/api.js';
import { Countdown } from '../shared/clock.js';
import { keep, kept } from '../shared/kept.js';
import { t } from '../shared/words.js';
import { lines, loadCart, settled } from './cart.js';
import { loadDetails, loadOrders } from './orders.js';

const LONG = 5000;

/** @param how the guest pays, how many they are, whether they stay */
export async function order(guest, how) {
  if (guest.order) return;
  guest.order = { ...how, key: newId(), visit: guest.visit.visitId, seen: seen(guest) };
  keep('order.' + guest.code, guest.order);
  await send(guest);
}

/** After a reload, or when the network is back; an order of another visit is nobody's any more. */
export function goOn(guest) {
  if (!guest.order || guest.sending) return;
  if (guest.order.visit === guest.visit?.visitId) send(guest);
  else drop(guest);
}

/** What the guest saw: how much of what, by which version of it. */
function seen(guest) {
  return lines(guest)
    .map(line => [line.id, line.quantity, line.itemVersion, [...line.optionIds].sort().join()].join(' '))
    .sort()
    .join('\n');
}

async function send(guest) {
  guest.sending = { long: false };
  guest.order.problem = null;
  const long = setTimeout(() => { if (guest.sending) guest.sending.long = true; guest.changed(); }, LONG);
  guest.changed();
  const answer = await sent(guest);
  clearTimeout(long);
  guest.sending = null;
  if (answer) await answered(guest, answer);
  guest.changed();
}

async function sent(guest) {
  if (!guest.order.body) {
    await settled(guest);
    await loadCart(guest);
    if (seen(guest) !== guest.order.seen) {
      drop(guest);
      guest.say(t('problem.cart-changed'), 'bad');
      return null;
    }
    const { pay, guests, serving } = guest.order;
    guest.order.body = {
      cart: { version: guest.cart.version, of: 'all' },
      ...(guests && { guests }),
      ...(serving && { serving }),
      ...(pay === 'card' && { paymentToken: guest.me.card }),
      ...(pay === 'counter' && { payment: 'counter' })
    };
    keep('order.' + guest.code, guest.order);
  }
  return guest.ask('POST', 'api/orders', { body: guest.order.body, key: guest.order.key });
}

async function answered(guest, answer) {
  if (isOpen(answer)) {
    if (answer.status === 0) guest.connected = false;
    guest.order.problem = problemOf(answer);
    guest.order.seconds = answer.retryAfter;
    guest.again = setTimeout(() => goOn(guest), answer.retryAfter * 1000);
    return;
  }
  const wanted = guest.order;
  drop(guest);
  if (!answer.ok) {
    refused(guest, answer);
    return;
  }
  const placed = answer.body;
  await Promise.all([loadOrders(guest), loadCart(guest)]);
  if (placed.checkout) {
    keep('pay.' + placed.id, { key: wanted.key, body: wanted.body });
    pay(guest, placed.id, placed.checkout, true);
  } else {
    guest.open('orders', { fresh: placed.id });
    loadDetails(guest);
    if (answer.status === 201) guest.say(t('paid.now'));
  }
}

function drop(guest) {
  clearTimeout(guest.again);
  guest.order = null;
  keep('order.' + guest.code, null);
}

/** While nobody has an answer, and the order was not sent yet, it may still be let go. */
export function letGo(guest) {
  if (!guest.order?.body) drop(guest);
  guest.changed();
}

function refused(guest, answer) {
  const problem = { ...answer.body, type: problemOf(answer) };
  if (problem.type === 'cart-changed') {
    guest.sheet = null;
    guest.say(t('problem.cart-changed'), 'bad');
  } else {
    guest.open('refused', { problem });
  }
  loadCart(guest);
}

/** Leaves for the provider's page; it comes back to where the browser was. */
function pay(guest, id, checkout, leave) {
  guest.open('checkout', { order: id, url: checkout.url, left: new Countdown(checkout.remainingSeconds) });
  if (leave) goToProvider(guest);
}

export function goToProvider(guest) {
  sessionStorage.setItem('tablesaga.back', location.pathname);
  location.assign(guest.sheet.url);
}

/** The same request gives the page again, and how long there is. */
export async function payAgain(guest, id, leave = false) {
  const asked = kept('pay.' + id);
  if (!asked) {
    guest.say(t('pay.elsewhere'), 'bad');
    return;
  }
  const answer = await guest.ask('POST', 'api/orders', asked);
  if (answer.ok && answer.body.checkout) {
    pay(guest, id, answer.body.checkout, leave);
  } else if (!answer.ok) {
    if (!isOpen(answer)) keep('pay.' + id, null);
    guest.refuse(answer);
  }
  loadOrders(guest);
}

export const payable = id => kept('pay.' + id) !== null;

export async function cancel(guest, id, positions) {
  if (guest.cancelling) return;
  guest.cancelling = id;
  guest.changed();
  const key = 'cancel-' + newId();
  let answer;
  for (let tries = 0; tries < 3 && (!answer || isOpen(answer)); tries++) {
    answer = await guest.ask('POST', `api/orders/${id}/cancellations`, { body: positions ? { positions } : {}, key });
  }
  guest.cancelling = null;
  if (answer.ok) {
    guest.say(answer.status === 202 ? t('cancel.asked') : t('cancel.done'));
    guest.open('orders', { fresh: id });
  } else {
    guest.refuse(answer);
  }
  await loadOrders(guest);
}
