/* A saga's journal as a conversation: who said what to whom, in the order of time. */

const HUMAN = ['RETRIED', 'RESOLVED', 'REOPENED'];
const UNDONE = ['COMPENSATED_STEP'];
const FAILED = ['FAILED', 'STUCK'];

/** @returns the lines people stand on, the first first, and what is said between them; upTo as in progress */
export function sequence(saga, nodes, upTo = null) {
  const context = new Map(nodes.map(node => [node.id, node.context]));
  const last = upTo === null ? null : saga.journal[upTo - 1].at;
  const said = [
    ...saga.journal.flatMap((entry, index) => journal(entry, context)
      .map(one => ({ ...one, at: entry.at, later: upTo !== null && index >= upTo }))),
    ...(saga.payments ?? []).flatMap(payment),
    ...(saga.refunds ?? []).filter(refund => refund.sagaId === saga.id).flatMap(refund)
  ].map(one => ({ ...one, later: one.later ?? (last !== null && one.at > last) }));
  // What the journal says at the same moment it says in its own order.
  said.sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
  const lines = ['saga'];
  const known = said.flatMap(one => [one.from, one.to]);
  known.filter(who => !['provider', 'human'].includes(who)).forEach(who => lines.includes(who) || lines.push(who));
  ['provider', 'human'].filter(who => known.includes(who)).forEach(who => lines.push(who));
  return { lines, said };
}

function journal(entry, context) {
  const who = context.get(entry.route) ?? context.get(entry.step) ?? 'saga';
  const route = entry.route ?? entry.step;
  if (HUMAN.includes(entry.event)) return [{ from: 'human', to: 'saga', event: entry.event, detail: entry.detail, kind: 'done' }];
  if (entry.event === 'ENLISTED') return [{ from: 'saga', to: who, route, kind: 'done' }];
  if (entry.event === 'COMPLETED_STEP') return [{ from: 'saga', to: who, route, kind: 'done' }];
  if (UNDONE.includes(entry.event)) return [{ from: 'saga', to: who, route, kind: 'undone' }];
  if (FAILED.includes(entry.event) && route) return [{ from: 'saga', to: who, route, kind: 'failed', detail: entry.detail }];
  if (entry.event === 'UNDECIDED') return [{ from: 'saga', to: who, route, event: entry.event, kind: 'doubt', detail: entry.detail }];
  return [{ from: 'saga', to: 'saga', event: entry.event, detail: entry.detail, kind: 'state' }];
}

const payment = one => [
  ...(one.startedAt ? [{ at: one.startedAt, from: 'payment', to: 'provider', words: 'asked', one, kind: 'done' }] : []),
  ...(one.paidAt ? [{ at: one.paidAt, from: 'provider', to: 'payment', words: 'paid', one, kind: 'done' }] : [])];

const refund = one => [
  ...(one.startedAt ? [{ at: one.startedAt, from: 'payment', to: 'provider', words: 'asked-back', one, kind: 'done' }] : []),
  ...(one.endedAt ? [{ at: one.endedAt, from: 'provider', to: 'payment', words: 'given-back', one, kind: 'done' }] : [])];
