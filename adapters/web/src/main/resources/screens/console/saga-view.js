import { html, nothing } from '../lib/lit-html/lit-html.js';
import { amount, date, instant, short } from './figures.js';
import { stateBadge } from './finding-view.js';
import { show } from './following.js';
import { mapView } from './map-view.js';
import { href } from './places.js';
import { MARKS, OVER, progress } from './progress.js';
import { sequenceView } from './sequence-view.js';
import { askRefund, askSettle } from './settling.js';
import { wide } from './wide-view.js';
import { name, t } from './words.js';

const SIGNS = { done: '✓', doubt: '?', undone: '↶', failed: '✕' };
const PAID = ['PAID', 'REFUND_FAILED'];

export function sagaView(seen) {
  const { saga } = seen;
  if (!saga) return html`<p class="skeleton">${t('loading')}</p>`;
  const { state, marks } = progress(saga, seen.upTo);
  const words = new Map([...marks].map(([route, mark]) => [route, { mark, text: `${SIGNS[mark]} ${t('mark.' + mark)}` }]));
  const diagram = seen.diagrams.get(saga.diagram);
  return html`
    ${head(seen, saga)}
    ${actions(seen, saga)}
    <section class="panel" aria-labelledby="way">
      <div class="panel-head"><h2 id="way">${t('way')}</h2>${stepper(seen, saga, state)}</div>
      <ul class="legend">${MARKS.map(mark => html`<li class=${mark}><span aria-hidden="true">${SIGNS[mark]}</span>${t('mark.' + mark)}</li>`)}
        <li>${t('mark.none')}</li></ul>
      ${saga.diagram ? mapView(seen, diagram, saga.id, words) : html`<p class="hint">${t('way.none')}</p>`}
      ${steps(saga, marks)}
    </section>
    <section class="panel" aria-labelledby="journal"><h2 id="journal">${t('journal')}</h2>${journal(seen, saga)}</section>
    <section class="panel" aria-labelledby="money"><h2 id="money">${t('money')}</h2>${payments(saga)}${refunds(saga)}</section>
    <section class="panel" aria-labelledby="sequence"><h2 id="sequence">${t('sequence')}</h2>
      <p class="hint">${t('sequence.what')}</p>${sequenceView(saga, diagram?.nodes ?? [], seen.upTo)}</section>`;
}

function head(seen, saga) {
  const over = OVER.includes(saga.state);
  const fact = (words, value) => html`<div><dt>${words}</dt><dd>${value}</dd></div>`;
  return html`
    <div class="saga-head">
      <h2>${name('kind', saga.kind)} ${short(saga.id)}</h2>
      <div role="status" class="now">${stateBadge(saga.state)}
        <span class=${'live ' + (seen.connected ? 'good' : 'warn')}>
          ${!seen.connected ? t('away.short') : over ? t('over') : t('live')}</span></div>
      <p class="hint whole"><code>${saga.id}</code></p>
    </div>
    <dl class="facts">
      ${fact(t('order'), saga.orderId ? html`<a href=${href({ view: 'sagas', by: 'order', q: saga.orderId })}>${short(saga.orderId)}</a>
        ${saga.orderState ? html`<span class="badge">${name('order', saga.orderState)}</span>` : nothing}` : '–')}
      ${fact(t('store'), saga.storeId ? seen.storeName(saga.storeId) : '–')}
      ${fact(t('table'), saga.tableName ?? '–')}
      ${fact(t('amount'), amount(saga.amount))}
      ${fact(t('since'), date(saga.since))}
      ${fact(t('deadline'), date(saga.deadline))}
      ${fact(t('ended'), date(saga.endedAt))}
      ${saga.sagas?.length ? fact(t('related'), html`<ul>${saga.sagas.map(one => html`<li>
        <a href=${href({ saga: one.sagaId })}>${name('kind', one.kind)} ${short(one.sagaId)}</a> ${stateBadge(one.state)}</li>`)}</ul>`) : nothing}
    </dl>`;
}

/** Past the pivot nothing is compensated: money goes back by a saga of its own. */
function actions(seen, saga) {
  const waits = ['STUCK', 'REVIEW'].includes(saga.state) && seen.may(['operator']);
  const refundable = saga.kind === 'ORDER' && PAID.includes(saga.orderState)
    && seen.may(['operator', 'manager', 'floor'], saga.storeId);
  if (!waits && !refundable) return nothing;
  return html`<div class="actions">
    ${waits ? html`
      <button @click=${() => askSettle(seen, { sagaId: saga.id }, 'RETRY')}>${t('settle.RETRY')}</button>
      <button @click=${() => askSettle(seen, { sagaId: saga.id }, 'BY_HAND')}>${t('settle.BY_HAND')}</button>` : nothing}
    ${refundable ? html`<button class="danger" @click=${() => askRefund(seen, saga)}>${t('refund')}</button>
      <p class="hint">${t('refund.what')}</p>` : nothing}
  </div>`;
}

function stepper(seen, saga, state) {
  const all = saga.journal.length;
  const upTo = seen.upTo ?? all;
  return html`
    <div class="stepper" role="group" aria-label=${t('stepper')}>
      <button class="quiet" ?disabled=${upTo <= 1} @click=${() => show(seen, upTo - 1)}>◀<span class="unseen"> ${t('step.back')}</span></button>
      <span class="number">${t('step.of', { at: upTo, all })} · ${name('state', state)}</span>
      <button class="quiet" ?disabled=${upTo >= all} @click=${() => show(seen, upTo + 1)}>▶<span class="unseen"> ${t('step.on')}</span></button>
      <button class="quiet" aria-pressed=${String(seen.upTo === null)} @click=${() => show(seen, null)}>${t('step.now')}</button>
    </div>`;
}

const steps = (saga, marks) => wide(t('steps'), html`<table class="list"><caption class="unseen">${t('steps')}</caption>
    <thead><tr><th scope="col">${t('step')}</th><th scope="col">${t('how')}</th><th scope="col">${t('undo')}</th>
      <th scope="col">${t('decider')}</th><th scope="col" class="figure">${t('tries')}</th></tr></thead>
    <tbody>${saga.steps.map(step => html`<tr>
      <th scope="row"><code>${step.route}</code></th><td>${how(marks.get(step.route))}</td>
      <td><code>${step.undoRoute ?? '–'}</code></td><td><code>${step.deciderRoute ?? '–'}</code></td>
      <td class="figure">${step.attempts}</td></tr>`)}</tbody></table>`);

const how = mark => mark ? html`<span class=${'how ' + mark}>${SIGNS[mark]} ${t('mark.' + mark)}</span>` : t('mark.none');

const journal = (seen, saga) => wide(t('journal'), html`<table class="list journal"><caption class="unseen">${t('journal')}</caption>
    <thead><tr><th scope="col">${t('when')}</th><th scope="col">${t('event')}</th><th scope="col">${t('step')}</th>
      <th scope="col" class="figure">${t('try')}</th><th scope="col">${t('node')}</th><th scope="col">${t('detail')}</th></tr></thead>
    <tbody>${saga.journal.map((entry, index) => html`
      <tr class=${seen.upTo !== null && index >= seen.upTo ? 'later' : ''}>
        <td><button class="link number" @click=${() => show(seen, index + 1)}>
          <span class="unseen">${t('step.to')} </span>${instant(entry.at)}</button></td>
        <td>${name('event', entry.event)}</td>
        <td><code>${entry.route ?? entry.step ?? ''}</code></td>
        <td class="figure">${entry.attempt ?? ''}</td><td>${entry.node ?? ''}</td><td>${entry.detail ?? ''}</td></tr>`)}</tbody></table>`);

function payments({ payments = [] }) {
  if (payments.length === 0) return html`<p class="hint">${t('payments.none')}</p>`;
  return wide(t('payments'), html`<table class="list"><caption>${t('payments')}</caption>
    <thead><tr><th scope="col">${t('provider')}</th><th scope="col">${t('state')}</th><th scope="col" class="figure">${t('amount')}</th>
      <th scope="col">${t('ours')}</th><th scope="col">${t('theirs')}</th><th scope="col">${t('asked')}</th>
      <th scope="col">${t('paid')}</th><th scope="col">${t('look-up')}</th></tr></thead>
    <tbody>${payments.map(one => html`<tr><th scope="row">${one.provider} · ${one.method}</th>
      <td><span class="badge">${name('attempt', one.state)}</span></td><td class="figure">${amount(one.amount)}</td>
      <td><code>${one.merchantReference}</code></td><td><code>${one.providerReference ?? '–'}</code></td>
      <td>${instant(one.startedAt)}</td><td>${instant(one.paidAt)}</td><td>${instant(one.nextLookUpAt)}</td></tr>`)}</tbody></table>`);
}

function refunds({ refunds = [] }) {
  if (refunds.length === 0) return nothing;
  return wide(t('refunds'), html`<table class="list"><caption>${t('refunds')}</caption>
    <thead><tr><th scope="col">${t('theirs')}</th><th scope="col">${t('state')}</th><th scope="col" class="figure">${t('amount')}</th>
      <th scope="col" class="figure">${t('by-hand')}</th><th scope="col">${t('cancel-id')}</th><th scope="col">${t('asked')}</th>
      <th scope="col">${t('ended')}</th></tr></thead>
    <tbody>${refunds.map(one => html`<tr><th scope="row"><code>${one.providerReference ?? '–'}</code></th>
      <td><span class="badge">${name('attempt', one.state)}</span></td><td class="figure">${amount(one.amount)}</td>
      <td class="figure">${amount(one.byHand)}</td><td><code>${one.providerCancel ?? '–'}</code></td>
      <td>${instant(one.startedAt)}</td><td>${instant(one.endedAt)}</td></tr>`)}</tbody></table>`);
}
