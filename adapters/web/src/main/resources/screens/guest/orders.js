/* The visit's orders: how each stands, what was paid, and what came back. */

import { t } from '../shared/words.js';
import { loadCart } from './cart.js';
import { loadMenu } from './menu.js';

/** One of the events of the visit's stream. */
export function hear(guest, name, now) {
  if (name === 'cart') {
    if (!guest.cart || now.version !== guest.cart.version) loadCart(guest);
  } else if (name === 'calls') {
    hearCalls(guest, now);
  } else if (name === 'orders') {
    hearOrders(guest, now);
  }
  guest.changed();
}

function hearCalls(guest, calls) {
  for (const call of calls) {
    const before = guest.calls.find(one => one.callId === call.callId);
    if (before?.state === 'OPEN' && call.state === 'ACKNOWLEDGED') {
      guest.say(t('call.comes', { reason: t('reason.' + call.reason) }));
    }
  }
  guest.calls = calls;
}

function hearOrders(guest, states) {
  const told = states.map(order => JSON.stringify(order)).join();
  if (told === guest.told) return;
  guest.told = told;
  for (const now of states) {
    const before = guest.orders.find(order => order.id === now.id);
    if (!before) continue;
    if (now.ready && !before.ready) guest.say(t('order.called', { number: now.pickupNumber ?? '' }));
    if (now.state !== before.state && ['CANCELLED', 'REFUND_FAILED'].includes(now.state)) loadMenu(guest);
    Object.assign(before, { state: now.state, ready: now.ready, pickupNumber: now.pickupNumber });
    before.lines.forEach((line, i) => { line.kitchen = now.lines[i] ?? line.kitchen; });
  }
  loadOrders(guest);
}

export async function loadOrders(guest) {
  const answer = await guest.ask('GET', 'api/visit/orders?limit=50');
  if (!answer.ok) return;
  guest.orders = answer.body.orders;
  guest.changed();
  if (guest.sheet?.name === 'orders') await loadDetails(guest);
}

/** What the list does not say: who took it back, and the money's own story. */
export async function loadDetails(guest) {
  await Promise.all(guest.orders.map(async order => {
    const known = guest.details.get(order.id);
    const asOf = order.state + order.lines.map(line => line.cancelled ? 'x' : '.').join('');
    const settling = ['CANCELLING', 'CONFIRMING_PAYMENT', 'PLACING'].includes(order.state);
    if (known?.asOf === asOf && !settling && !known.open) return;
    const wasPaid = ['PAID', 'CANCELLING', 'REFUND_FAILED'].includes(order.state) || order.lines.some(line => line.cancelled);
    const [detail, receipt] = await Promise.all([
      guest.ask('GET', 'api/orders/' + order.id),
      wasPaid ? guest.ask('GET', `api/orders/${order.id}/receipt`) : { ok: false }
    ]);
    if (!detail.ok) return;
    guest.details.set(order.id, {
      // What did not come is asked for again.
      asOf: wasPaid && !receipt.ok ? null : asOf,
      open: (detail.body.cancellations ?? []).some(one => ['REQUESTED', 'CANCELLING'].includes(one.state)),
      cancellations: detail.body.cancellations ?? [],
      readyInMinutes: detail.body.readyInMinutes,
      receipt: receipt.ok ? receipt.body : null
    });
  }));
  guest.changed();
}

export function showOrders(guest) {
  guest.open('orders');
  loadOrders(guest);
}

export async function call(guest, reason, words) {
  guest.calling = reason;
  guest.changed();
  const answer = await guest.ask('POST', 'api/visit/calls', { body: words ? { reason, words } : { reason } });
  guest.calling = null;
  if (answer.ok) {
    guest.close();
    guest.say(t(answer.status === 201 ? 'call.sent' : 'call.known', { reason: t('reason.' + reason) }));
  } else {
    guest.refuse(answer);
  }
  guest.changed();
}

/** The order's stages as the guest reads them: how far its least finished line is. */
export function stage(order) {
  if (order.state !== 'PAID') return order.state;
  const left = order.lines.filter(line => !line.cancelled && line.kitchen !== 'WITHDRAWN').map(line => line.kitchen ?? 'NONE');
  const steps = ['NONE', 'WAITING', 'ACCEPTED', 'PREPARING', 'READY', 'SERVED'];
  if (left.length === 0) return 'CANCELLED';
  const least = Math.min(...left.map(state => steps.indexOf(state)));
  const most = Math.max(...left.map(state => steps.indexOf(state)));
  // Once anything is being made, it is.
  return steps[least] === 'WAITING' && most > 1 || steps[least] === 'ACCEPTED' && most > 2 ? 'PREPARING' : steps[least];
}
