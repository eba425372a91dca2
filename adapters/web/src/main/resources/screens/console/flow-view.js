import { html } from '../lib/lit-html/lit-html.js';
import { length, moment, number } from './figures.js';
import { stateBadge } from './finding-view.js';
import { rates } from './flow.js';
import { mapView } from './map-view.js';
import { href } from './places.js';
import { wide } from './wide-view.js';
import { name, t } from './words.js';

const QUEUE = 'jms:queue:';

export function flowView(seen) {
  const { flow } = seen;
  if (!flow?.now) return html`<p class="skeleton">${t('loading')}</p>`;
  const { now } = flow;
  const routes = rates(flow);
  const of = seen.diagrams.has(seen.place.of) ? seen.place.of : 'topology';
  return html`
    <div class="panel-head"><h2>${t('view.flow')}</h2>
      <span class=${'live ' + (seen.connected ? 'good' : 'warn')}>${seen.connected ? t('live') : t('away.short')}</span>
      <span class="hint">${t('flow.at', { node: now.node, time: moment(now.at) })}</span></div>
    <div class="cards">
      ${figures(t('sagas.open'), now.sagas, one => one.state, one => stateBadge(one.state), one => one.count,
        one => one.count ? t('oldest', { length: length(one.oldestSeconds) }) : '', ['STUCK', 'REVIEW'])}
      ${figures(t('outbox'), now.outbox, one => one.broker, one => one.broker, one => one.waiting,
        one => one.waiting ? t('oldest', { length: length(one.oldestSeconds) }) : '', [])}
      ${figures(t('queues'), now.queues, one => one.name, one => html`<code>${one.name}</code>`, one => one.waiting,
        one => t('consumers', { count: one.consumers }), [])}
      ${figures(t('readers'), now.readers, one => one.reader, one => html`<code>${one.reader}</code>`, one => one.waiting,
        one => t('of.topic', { topic: one.topic }), [])}
      ${figures(t('breakers'), now.breakers, one => one.routeId, one => html`<code>${one.routeId}</code>`,
        one => breaker(one.state), () => '', [])}
    </div>
    <section class="panel" aria-labelledby="map">
      <div class="panel-head"><h2 id="map">${t('map')}</h2>
        <label>${t('map.of')}<select @change=${event => { location.hash = href({ view: 'flow', of: event.target.value }); }}>
          ${flow.diagrams.filter(one => seen.diagrams.has(one.name)).map(one => html`
            <option value=${one.name} ?selected=${one.name === of}>${seen.diagrams.get(one.name).title}</option>`)}</select></label></div>
      <p class="hint">${t('map.what')}</p>
      ${mapView(seen, seen.diagrams.get(of), 'flow', marks(seen, seen.diagrams.get(of), routes, now))}
    </section>
    <section class="panel" aria-labelledby="routes"><h2 id="routes">${t('routes')}</h2>${table(routes)}</section>`;
}

/** @param bad of which there should be none */
function figures(title, all, key, what, figure, more, bad) {
  return html`<section class="panel" aria-label=${title}><h3>${title}</h3>
    ${all === null ? html`<p class="warn">${t('untold')}</p>` : html`<dl class="figures">${all.map(one => html`
      <div class=${bad.includes(key(one)) && one.count ? 'bad' : ''}><dt>${what(one)}</dt>
        <dd><b>${figure(one)}</b> <small>${more(one)}</small></dd></div>`)}</dl>`}</section>`;
}

const breaker = state => html`<span class=${'badge breaker ' + state}>${name('breaker', state)}</span>`;

/** A route, a queue, or a context with all of its routes. */
function marks(seen, diagram, routes, now) {
  const marks = new Map();
  if (!diagram) return marks;
  const breakers = new Map(now.breakers.map(one => [one.routeId, one.state]));
  const queues = new Map((now.queues ?? []).map(one => [QUEUE + one.name, one]));
  const contexts = perContext(seen, routes);
  for (const { id } of diagram.nodes) {
    const figure = routes.get(id) ?? contexts.get(id) ?? contexts.get(id.replace('context:', ''));
    if (queues.has(id)) marks.set(id, { mark: queues.get(id).waiting ? 'doubt' : null, text: t('waiting', { count: queues.get(id).waiting }) });
    else if (figure && (figure.done || figure.inflight)) marks.set(id, route(figure, breakers.get(id)));
  }
  return marks;
}

function route(figure, breaker) {
  const open = breaker && breaker !== 'CLOSED';
  const text = t('rate', { count: number(figure.perMinute) })
    + (figure.meanMillis === undefined ? '' : ' · ' + t('millis', { count: number(figure.meanMillis) }))
    + (figure.failing > 0 ? ' · ✕ ' + t('rate', { count: number(figure.failing) }) : '')
    + (open ? ' · ' + name('breaker', breaker) : '');
  return { mark: figure.failing > 0 || open ? 'failed' : figure.perMinute > 0 ? 'done' : null, text };
}

function perContext(seen, routes) {
  const contexts = new Map();
  for (const diagram of seen.diagrams.values()) {
    if (!diagram.name.startsWith('context-')) continue;
    const context = diagram.name.slice('context-'.length);
    const sum = { perMinute: 0, failing: 0, done: 0, inflight: 0 };
    for (const node of diagram.nodes.filter(one => one.context === context && routes.has(one.id))) {
      for (const field of Object.keys(sum)) sum[field] += routes.get(node.id)[field];
    }
    contexts.set(context, sum);
  }
  return contexts;
}

function table(routes) {
  const busy = [...routes.values()].filter(one => one.done || one.inflight)
    .sort((one, other) => other.perMinute - one.perMinute || other.done - one.done);
  if (busy.length === 0) return html`<p class="hint">${t('routes.none')}</p>`;
  return wide(t('routes'), html`<table class="list"><caption class="unseen">${t('routes')}</caption>
    <thead><tr><th scope="col">${t('route')}</th><th scope="col" class="figure">${t('per-minute')}</th>
      <th scope="col" class="figure">${t('failing')}</th><th scope="col" class="figure">${t('mean')}</th>
      <th scope="col" class="figure">${t('inflight')}</th><th scope="col" class="figure">${t('done')}</th>
      <th scope="col" class="figure">${t('failed')}</th></tr></thead>
    <tbody>${busy.map(one => html`<tr><th scope="row"><code>${one.routeId}</code></th>
      <td class="figure">${number(one.perMinute)}</td><td class=${'figure' + (one.failing > 0 ? ' bad' : '')}>${number(one.failing)}</td>
      <td class="figure">${t('millis', { count: number(one.meanMillis) })}</td><td class="figure">${number(one.inflight)}</td>
      <td class="figure">${number(one.done)}</td><td class=${'figure' + (one.failed ? ' bad' : '')}>${number(one.failed)}</td></tr>`)}</tbody>
  </table>`);
}
