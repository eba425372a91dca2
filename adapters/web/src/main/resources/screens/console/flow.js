/* What the routes are doing now. The product counts since it began; a rate is what lies between two looks. */

import { draw } from './diagram.js';
import { watch } from './places.js';
import { read } from './session.js';

const PAUSE = 2000;
/** Long enough that a quiet route's rate does not jump, short enough to be now. */
const WINDOW_SECONDS = 30;

export async function lookAtFlow(seen) {
  const { place } = seen;
  seen.flow ??= { looks: [] };
  await watch(seen, async () => {
    if (!seen.flow.diagrams) {
      const list = await read('api/diagrams');
      if (!list.ok) return list;
      seen.flow.diagrams = list.body.diagrams;
      const contexts = list.body.diagrams.filter(one => one.kind === 'CONTEXT').map(one => one.name);
      await Promise.all([...contexts, 'topology'].map(name => draw(seen, name)));
    }
    const answer = await read('api/flow');
    if (answer.ok && seen.place === place) take(seen.flow, answer.body);
    return answer;
  }, () => PAUSE);
}

function take(flow, now) {
  const at = Date.parse(now.at) / 1000;
  // Another node, or the same one begun anew, counts from its own beginning.
  if (flow.now?.node !== now.node || now.routes.some(route => route.done < (flow.counts?.get(route.routeId)?.done ?? 0))) flow.looks = [];
  flow.counts = new Map(now.routes.map(route => [route.routeId, route]));
  if (flow.looks.at(-1)?.at !== at) flow.looks.push({ at, counts: flow.counts });
  while (flow.looks.length > 2 && flow.looks[0].at < at - WINDOW_SECONDS) flow.looks.shift();
  flow.now = now;
}

/** Of each route: how many a minute, how many of them fail, and what the product told. */
export function rates({ looks, now }) {
  const first = looks[0];
  const minutes = (looks.at(-1).at - first.at) / 60;
  const rate = (route, field) => minutes > 0 ? (route[field] - (first.counts.get(route.routeId)?.[field] ?? 0)) / minutes : 0;
  return new Map(now.routes.map(route =>
    [route.routeId, { ...route, perMinute: rate(route, 'done'), failing: rate(route, 'failed') }]));
}
