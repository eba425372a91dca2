import { html, nothing } from '../lib/lit-html/lit-html.js';
import { repeat } from '../lib/lit-html/directives/repeat.js';
import icons from '../shared/icons.js';
import { amount, date, short } from './figures.js';
import { BY, more, STATES } from './finding.js';
import { href } from './places.js';
import { wide } from './wide-view.js';
import { name, t } from './words.js';

export function findingView(seen) {
  return html`${form(seen)}${seen.found ? list(seen, seen.found) : html`<p class="skeleton">${t('loading')}</p>`}`;
}

function form(seen) {
  const { place } = seen;
  return html`
    <form class="search" role="search" @submit=${event => {
      event.preventDefault();
      const { by, q, state, store } = Object.fromEntries(new FormData(event.target));
      location.hash = href({ view: 'sagas', by: q.trim() && by, q: q.trim(), state, store });
    }}>
      <label>${t('by')}<select name="by">
        ${BY.map(one => html`<option value=${one} ?selected=${place.by === one}>${t('by.' + one)}</option>`)}</select></label>
      <label class="grows">${t('q')}<input name="q" maxlength="200" autocomplete="off" spellcheck="false" .value=${place.q ?? ''}></label>
      <label>${t('state')}<select name="state"><option value="">${t('any')}</option>
        ${STATES.map(one => html`<option value=${one} ?selected=${place.state === one}>${name('state', one)}</option>`)}</select></label>
      ${stores(seen)}
      <button class="main">${icons.search}${t('find')}</button>
    </form>`;
}

function stores(seen) {
  if (seen.stores.length < 2) return nothing;
  return html`<label>${t('store')}<select name="store">
    ${seen.ownStores === null ? html`<option value="">${t('any')}</option>` : nothing}
    ${seen.stores.map(store => html`<option value=${store.id} ?selected=${seen.place.store === store.id}>${store.name}</option>`)}
  </select></label>`;
}

function list(seen, { sagas, next }) {
  if (sagas.length === 0) return html`<p class="empty">${t('found.none')}</p>`;
  return html`
    ${wide(t('view.sagas'), html`<table class="list">
      <caption class="unseen">${t('view.sagas')}</caption>
      <thead><tr>
        <th scope="col">${t('saga')}</th><th scope="col">${t('state')}</th><th scope="col">${t('since')}</th>
        <th scope="col">${t('store')}</th><th scope="col">${t('table')}</th><th scope="col">${t('order')}</th>
        <th scope="col" class="figure">${t('amount')}</th></tr></thead>
      <tbody>${repeat(sagas, saga => saga.sagaId, saga => row(seen, saga))}</tbody>
    </table>`)}
    ${next ? html`<button class="huge" @click=${() => more(seen)}>${t('more')}</button>` : nothing}`;
}

const row = (seen, saga) => html`
  <tr>
    <th scope="row"><a href=${href({ saga: saga.sagaId })} title=${saga.sagaId}>
      ${name('kind', saga.kind)} ${short(saga.sagaId)}</a></th>
    <td>${stateBadge(saga.state)}</td>
    <td>${date(saga.since)}</td>
    <td>${saga.storeId ? seen.storeName(saga.storeId) : '–'}</td>
    <td>${saga.tableName ?? '–'}</td>
    <td>${saga.orderId ? html`<a href=${href({ view: 'sagas', by: 'order', q: saga.orderId })} title=${saga.orderId}>
      ${short(saga.orderId)}</a>` : '–'}</td>
    <td class="figure">${amount(saga.amount)}</td>
  </tr>`;

const SIGNS = { COMPLETED: '✓', COMPENSATED: '↶', IN_DOUBT: '?', REVIEW: '!', STUCK: '!', RUNNING: '…', COMPLETING: '…', COMPENSATING: '↶' };

/** By its colour, its sign and its word. */
export const stateBadge = state => html`
  <span class=${'badge state ' + state}><span aria-hidden="true">${SIGNS[state] ?? ''}</span>${name('state', state)}</span>`;
