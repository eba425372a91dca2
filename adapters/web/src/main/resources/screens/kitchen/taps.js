/* What the kitchen says. A tap shows at once, as on its way; what is refused goes back to what it was, and says why. */

import { isOpen, newId, problemOf } from '../shared/api.js';
import { tell } from './session.js';
import { t, turnName } from './words.js';

const NEXT = { WAITING: 'ACCEPTED', ACCEPTED: 'PREPARING', PREPARING: 'READY', READY: 'SERVED' };

/** What a tap on a line does next; nothing at a station, when it is ready. */
export function nextOf(kitchen, line) {
  return line.state === 'READY' && kitchen.station !== null ? undefined : NEXT[line.state];
}

export function tapLine(kitchen, ticket, line) {
  const to = nextOf(kitchen, line);
  return to && move(kitchen, ticket, [line], to);
}

/** All of it that is not further. */
export function moveAll(kitchen, ticket, from, to) {
  return move(kitchen, ticket, ticket.lines.filter(line => from.includes(line.state)), to);
}

function move(kitchen, ticket, lines, to) {
  const positions = lines.map(line => line.position);
  // A bump can be recalled, and needs no step before it.
  return to === 'READY'
    ? say(kitchen, ticket, lines, to, 'bump', { ...kitchen.here, positions })
    : say(kitchen, ticket, lines, to, 'advance', { ...kitchen.here, positions, to });
}

/** What is said of a ticket and not answered yet. A tap builds on the one before it: its words must not come first. */
const saying = new Map();

function inTurn(order, tell) {
  const told = Promise.resolve(saying.get(order)).then(tell);
  saying.set(order, told);
  const forget = () => saying.get(order) === told && saying.delete(order);
  told.then(forget, forget);
  return told;
}

async function say(kitchen, ticket, lines, to, verb, body) {
  const wished = kitchen.wishes.get(ticket.orderId) ?? new Map();
  lines.forEach(line => wished.set(line.position, to));
  kitchen.wishes.set(ticket.orderId, wished);
  kitchen.changed();
  const answer = await inTurn(ticket.orderId, () => tell(kitchen.path(`tickets/${ticket.orderId}/${verb}`), body));
  if (answer.ok) settle(kitchen, ticket, answer.body.lines);
  lines.forEach(line => wished.get(line.position) === to && wished.delete(line.position));
  if (wished.size === 0) kitchen.wishes.delete(ticket.orderId);
  if (!answer.ok) refuse(kitchen, answer, name(kitchen, ticket));
  kitchen.changed();
}

/** The feed tells the same; unless it has told of something since, the answer is what holds. */
function settle(kitchen, asked, lines) {
  const ticket = kitchen.tickets.get(asked.orderId);
  if (ticket?.number !== asked.number) return;
  const own = new Set(ticket.lines.map(line => line.position));
  kitchen.tickets.set(asked.orderId, { ...ticket, lines: lines.filter(line => own.has(line.position)) });
}

export const name = (kitchen, ticket) =>
  [kitchen.tables.get(ticket.tableId), '#' + ticket.pickupNumber].filter(Boolean).join(' ');

function refuse(kitchen, answer, where) {
  const why = kitchen.sentence(problemOf(answer));
  kitchen.say(where ? t('refused', { where, why }) : why, 'bad');
}

/** Whoever taps nothing but this has nothing that could go back: it is said as it was answered. */
async function plainly(kitchen, path, body, where) {
  const answer = await tell(kitchen.path(path), body);
  if (!answer.ok) refuse(kitchen, answer, where);
  return answer;
}

export async function acknowledge(kitchen, ticket) {
  const positions = ticket.lines.filter(line => line.unseen).map(line => line.position);
  const answer = await inTurn(ticket.orderId, () => plainly(
    kitchen, `tickets/${ticket.orderId}/acknowledge`, { ...kitchen.here, positions }, name(kitchen, ticket)));
  if (answer.ok) settle(kitchen, ticket, answer.body.lines);
  kitchen.changed();
}

/** The last bump, also when it is on its way still. */
export async function recall(kitchen) {
  await Promise.all(saying.values());
  const answer = await plainly(kitchen, 'recall', kitchen.here);
  if (!answer.ok) return;
  const ticket = kitchen.tickets.get(answer.body.orderId);
  kitchen.say(t('recalled', { where: ticket ? name(kitchen, ticket) : '' }));
}

export async function fire(kitchen, ticket, turn) {
  const answer = await plainly(kitchen, `visits/${ticket.visitId}/fire`, { turn }, name(kitchen, ticket));
  if (answer.ok) kitchen.say(t('fired', { where: name(kitchen, ticket), turn: turnName(turn) }));
}

export async function hold(kitchen, ticket, turn) {
  const answer = await plainly(kitchen, `visits/${ticket.visitId}/hold`, { turn }, name(kitchen, ticket));
  if (!answer.ok) return;
  kitchen.close();
  kitchen.say(t('held', { where: name(kitchen, ticket), turn: turnName(turn) }));
}

/** What cannot be made goes back to its guest, and is sold no more. A cook who has begun is asked once more. */
export async function runOut(kitchen, { reason, agreed, discarded }) {
  const sheet = kitchen.sheet;
  const body = { positions: [...sheet.chosen], ...(reason ? { reason } : {}), ...(agreed ? { agreed, discarded } : {}) };
  // The same again is the same request; another one is not.
  if (JSON.stringify(body) !== sheet.said) Object.assign(sheet, { said: JSON.stringify(body), key: newId() });
  Object.assign(sheet, { busy: true, problem: null });
  kitchen.changed();
  const answer = await tell(kitchen.path(`tickets/${sheet.ticket.orderId}/refuse`), body, sheet.key);
  sheet.busy = false;
  if (answer.ok) {
    if (kitchen.sheet === sheet) kitchen.close();
    kitchen.say(t(answer.status === 202 ? 'out.asked' : 'out.done', { where: name(kitchen, sheet.ticket) }));
  } else {
    sheet.problem = isOpen(answer) ? 'away' : problemOf(answer);
  }
  kitchen.changed();
}
