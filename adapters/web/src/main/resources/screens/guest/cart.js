/* The cart of the visit: all its phones put into it, and see the same. */

import { isOpen, newId, problemOf } from '../shared/api.js';
import { keep } from '../shared/kept.js';

const AGAIN = 2000;

export async function loadCart(guest) {
  const answer = await guest.ask('GET', 'api/cart', { tag: guest.cart?.tag });
  if (answer.status === 200) take(guest, answer);
}

/** What is older than what we have came late. */
function take(guest, answer) {
  const cart = answer.body;
  if (guest.cart && cart.version < guest.cart.version) return;
  guest.cart = { ...cart, tag: answer.tag ?? null };
  keep('seen.' + guest.code, { visit: guest.visit, cart });
  guest.changed();
}

/** Lines as they are and as they will be. */
export function lines(guest) {
  const known = guest.cart?.lines ?? [];
  return [
    ...known.map(line => guest.wishes.has(line.id) ? { ...line, ...guest.wishes.get(line.id), sending: true } : line),
    ...[...guest.wishes.values()].filter(wish => !known.some(line => line.id === wish.id))
      .map(wish => ({ ...wish, sending: true, own: true, offered: true }))
  ].filter(line => line.quantity > 0);
}

export const count = guest => lines(guest).reduce((sum, line) => sum + line.quantity, 0);

/** A dish again with the same options is one more of the line that is there. */
export function put(guest, item, quantity, options) {
  const same = lines(guest).find(line => line.own && line.itemId === item.id && !line.changed
    && [...line.optionIds].sort().join() === [...options].sort().join());
  if (same) {
    return change(guest, same, same.quantity + quantity);
  }
  const extra = item.optionGroups.flatMap(group => group.options).filter(option => options.includes(option.id));
  const unit = item.price.amount + extra.reduce((sum, option) => sum + option.surcharge.amount, 0);
  return send(guest, {
    id: newId(),
    itemId: item.id,
    itemVersion: item.version,
    quantity,
    optionIds: options,
    name: item.name,
    options: extra,
    unitPrice: { ...item.price, amount: unit },
    total: { ...item.price, amount: unit * quantity }
  });
}

export function change(guest, line, quantity) {
  return send(guest, {
    ...wishOf(line),
    quantity,
    total: line.unitPrice && { ...line.unitPrice, amount: line.unitPrice.amount * quantity }
  });
}

/** The guest has seen what it is now, and agrees. */
export const agree = (guest, line) => send(guest, { ...wishOf(line), itemVersion: line.currentVersion });

export const remove = (guest, line) => send(guest, { ...wishOf(line), quantity: 0 });

function wishOf({ id, version, itemId, itemVersion, quantity, optionIds, unitPrice, total, name, options }) {
  return { id, version, itemId, itemVersion, quantity, optionIds, unitPrice, total, name, options };
}

/** The same again until it is answered: it is carried out once. The last wish for a line counts. */
async function send(guest, wish) {
  const busy = guest.wishes.has(wish.id);
  guest.wishes.set(wish.id, wish);
  guest.changed();
  if (busy) return;
  let answer;
  let current;
  do {
    current = guest.wishes.get(wish.id);
    answer = await once(guest, current);
    if (isOpen(answer)) {
      guest.connected &&= answer.status !== 0;
      guest.changed();
      await new Promise(done => setTimeout(done, AGAIN));
    } else if (answer.ok && guest.wishes.get(wish.id) !== current) {
      guest.wishes.get(wish.id).version = answer.body.lines.find(line => line.id === wish.id)?.version;
    }
  } while (guest.phase === 'in' && (isOpen(answer) || answer.ok && guest.wishes.get(wish.id) !== current));
  guest.wishes.delete(wish.id);
  if (answer.ok) {
    take(guest, answer);
  } else {
    if (problemOf(answer) !== 'cart-changed') guest.refuse(answer);
    guest.cart = guest.cart && { ...guest.cart, tag: null };
    await loadCart(guest);
  }
  guest.changed();
}

function once(guest, wish) {
  const path = 'api/cart/lines/' + wish.id;
  if (wish.quantity === 0) {
    return guest.ask('DELETE', `${path}?version=${wish.version}`);
  }
  const { itemId, itemVersion, quantity, optionIds, version } = wish;
  return guest.ask('PUT', path, { body: { itemId, itemVersion, quantity, options: optionIds, version } });
}

/** Until nothing is on its way. */
export async function settled(guest) {
  while (guest.wishes.size > 0) {
    await new Promise(done => setTimeout(done, 50));
  }
}
