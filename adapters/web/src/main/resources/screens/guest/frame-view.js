import { html, nothing } from '../lib/lit-html/lit-html.js';
import icons from '../shared/icons.js';
import { LANGUAGES, lang, t } from '../shared/words.js';
import { arrivalView } from './arrival-view.js';
import { cartView } from './cart-view.js';
import { count } from './cart.js';
import { invite } from './inviting.js';
import { menuView } from './menu-view.js';
import { showOrders } from './orders.js';
import { sheetView } from './sheet-view.js';

export function frame(guest) {
  const inside = guest.phase === 'in';
  return html`
    ${inside ? visit(guest) : arrivalView(guest)}
    <dialog id="sheet" class="sheet" aria-labelledby="sheet-title"
        @cancel=${event => { event.preventDefault(); if (!guest.sheet?.firm) guest.close(); }}
        @click=${event => event.target === event.currentTarget && !guest.sheet?.firm && guest.close()}>
      <div class="notices" role="status">${guest.sheet ? notice(guest) : nothing}</div>
      ${guest.sheet ? sheetView(guest) : nothing}
    </dialog>
    <div class="notices" role="status">${guest.sheet ? nothing : notice(guest)}</div>`;
}

/** Beside an open dialog nothing is read out, nor seen. */
const notice = guest => guest.notice
  ? html`<p class=${'notice ' + guest.notice.kind}>${guest.notice.text}</p>` : nothing;

function visit(guest) {
  const own = count(guest);
  return html`
    <div class="screen">
      <header class="top">
        <div class="place">
          <h1>${guest.visit.store}</h1>
          <p>${guest.table(guest.visit.table)}${guest.store && !guest.store.takesOrders
            ? html` · <strong class="bad">${closed(guest)}</strong>` : nothing}</p>
        </div>
        <label class="search">
          ${icons.search}<span class="unseen">${t('search')}</span>
          <input type="search" placeholder=${t('search')} autocomplete="off" .value=${guest.search}
              @input=${event => { guest.search = event.target.value; guest.changed(); }}>
        </label>
        <button class="quiet to-settings" @click=${() => guest.open('settings')}>
          ${icons.globe}<span>${LANGUAGES[lang()]}</span><span class="unseen">, ${t('settings')}</span>
        </button>
        <button class="to-ranking" @click=${() => guest.open('ranking')}>${icons.crown}<span>${t('ranking')}</span></button>
      </header>
      ${banners(guest)}
      ${menuView(guest)}
      <aside class="cart" aria-label=${t('cart')}>${cartView(guest)}</aside>
      <nav class="bar" aria-label=${t('bar')}>
        <button @click=${() => showOrders(guest)}>${icons.list}<span>${t('orders')}</span>${live(guest)}</button>
        <button @click=${() => guest.open('call')}>${icons.bell}<span>${t('call')}</span>${calling(guest)}</button>
        <button @click=${() => invite(guest)}>${icons.people}<span>${t('invite')}</span>${asked(guest)}</button>
        <button class="to-cart" @click=${() => guest.open('cart')}>
          ${icons.cart}<span>${t('cart')}</span>
          ${own ? html`<b class="count">${own}</b>` : nothing}
        </button>
      </nav>
    </div>`;
}

const live = guest => {
  const running = guest.orders.filter(order => !['CANCELLED'].includes(order.state)
    && order.lines.some(line => !line.cancelled && line.kitchen !== 'SERVED')).length;
  return running ? html`<b class="count">${running}</b>` : nothing;
};

const calling = guest => guest.calls.some(call => call.state === 'OPEN') ? html`<b class="count">!</b>` : nothing;

const asked = guest => guest.asks.length ? html`<b class="count">${guest.asks.length}</b>` : nothing;

function closed(guest) {
  const { pause, opensAt } = guest.store;
  if (pause) return t('paused', { reason: pause.reason });
  return opensAt ? t('closed.until', { time: guest.clock(opensAt) }) : t('closed');
}

function banners(guest) {
  return html`
    ${guest.connected ? nothing : html`
      <div class="banner away" role="alert">${icons.offline}<p>${guest.order ? t('away.order') : t('away')}</p></div>`}
    ${guest.order && guest.connected && !guest.sending ? html`
      <div class="banner"><p>${t('order.again')}</p></div>` : nothing}
    ${unpaid(guest)}
    ${guest.asks.map(ask => html`
      <div class="banner ask"><p>${t('ask.in', { name: ask.name })}</p>
        <button class="quiet" @click=${() => invite(guest)}>${t('ask.look')}</button></div>`)}`;
}

function unpaid(guest) {
  const waiting = guest.orders.find(order => order.state === 'AWAITING_PAYMENT');
  const checking = guest.orders.find(order => order.state === 'CONFIRMING_PAYMENT');
  if (checking) return html`<div class="banner warn" role="alert"><p>${t('paying.checked')}</p></div>`;
  if (!waiting || guest.sheet) return nothing;
  return html`<div class="banner warn"><p>${t('order.unpaid')}</p>
    <button class="main" @click=${() => showOrders(guest)}>${t('order.look')}</button></div>`;
}
