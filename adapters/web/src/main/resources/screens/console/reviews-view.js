import { html, nothing } from '../lib/lit-html/lit-html.js';
import { repeat } from '../lib/lit-html/directives/repeat.js';
import icons from '../shared/icons.js';
import { amount, date, short } from './figures.js';
import { more } from './finding.js';
import { href } from './places.js';
import { askSettle, BY_HAND } from './settling.js';
import { has, t } from './words.js';

export function reviewsView(seen) {
  if (!seen.reviews) return html`<p class="skeleton">${t('loading')}</p>`;
  const { reviews, next } = seen.reviews;
  return html`
    <h2>${t('view.reviews')} <span class="count">${reviews.length}${next ? '+' : ''}</span></h2>
    ${reviews.length === 0 ? html`<p class="empty">${icons.check}<span>${t('reviews.none')}</span></p>` : nothing}
    ${seen.may(['operator']) ? nothing : html`<p class="hint">${t('only-looks')}</p>`}
    <ul class="reviews">${repeat(reviews, review => review.sagaId, review => card(seen, review))}</ul>
    ${next ? html`<button class="huge" @click=${() => more(seen)}>${t('more')}</button>` : nothing}`;
}

function card(seen, review) {
  return html`
    <li class="panel" aria-label=${t('review.' + review.kind)}>
      <div class="panel-head"><h3>${t('review.' + review.kind)}</h3><b class="figure">${review.amount ? amount(review.amount) : ''}</b></div>
      <p>${has('advice.' + review.kind) ? t('advice.' + review.kind) : review.advice}</p>
      ${review.lastError ? html`<p class="bad error">${review.lastError}</p>` : nothing}
      <dl class="facts">
        <div><dt>${t('saga')}</dt><dd><a href=${href({ saga: review.sagaId })}>${short(review.sagaId)}</a></dd></div>
        <div><dt>${t('order')}</dt><dd>${review.orderId ? html`<a href=${href({ view: 'sagas', by: 'order', q: review.orderId })}>
          ${short(review.orderId)}</a>` : '–'}</dd></div>
        <div><dt>${t('waits-since')}</dt><dd>${date(review.since)}</dd></div>
        <div><dt>${t('ours')}</dt><dd><code>${review.merchantReference ?? '–'}</code></dd></div>
        <div><dt>${t('theirs')}</dt><dd><code>${review.providerReference ?? '–'}</code></dd></div>
      </dl>
      ${seen.may(['operator']) ? html`<div class="actions">
        <button class="main" @click=${() => askSettle(seen, review, 'RETRY')}>${t('settle.RETRY')}</button>
        ${BY_HAND.includes(review.kind) ? html`
          <button @click=${() => askSettle(seen, review, 'BY_HAND')}>${t('settle.BY_HAND')}</button>` : nothing}
      </div>` : nothing}
    </li>`;
}
