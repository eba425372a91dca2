import { html, nothing } from '../lib/lit-html/lit-html.js';
import icons from '../shared/icons.js';
import { LANGUAGES, lang, t } from '../shared/words.js';
import { bind, leave } from './arrival.js';
import { cartView } from './cart-view.js';
import { answerAsk } from './inviting.js';
import { itemView } from './item-view.js';
import { loadCart } from './cart.js';
import { loadMenu } from './menu.js';
import { call } from './orders.js';
import { cancelView, ordersView } from './orders-view.js';
import { checkoutView, payView } from './pay-view.js';
import { rankingView } from './ranking-view.js';
import { explained } from './rules-view.js';

const views = {
  item: itemView,
  ranking: rankingView,
  cart: cartView,
  pay: payView,
  checkout: checkoutView,
  orders: ordersView,
  cancel: cancelView,
  refused: refusedView,
  call: callView,
  invite: inviteView,
  settings: settingsView,
  bind: bindView,
  idle: idleView
};

export function sheetView(guest) {
  const { name } = guest.sheet;
  const title = name === 'item' ? guest.item(guest.sheet.item)?.name ?? '' : t('title.' + name);
  return html`
    <div class="sheet-head">
      <h2 id="sheet-title">${title}</h2>
      <button class="quiet close" aria-label=${t('close')} @click=${() => guest.close()}>${icons.close}</button>
    </div>
    <div class="sheet-body">${views[name](guest)}</div>`;
}

function refusedView(guest) {
  return html`
    <div role="alert">${explained(guest, guest.sheet.problem)}</div>
    <button class="main huge" @click=${() => guest.close()}>${t('refused.back')}</button>`;
}

function callView(guest) {
  const reasons = guest.store?.callReasons ?? ['WATER', 'CUTLERY', 'SIDES', 'WIPES', 'BILL', 'HELP'];
  return html`
    <p>${t('call.for')}</p>
    <div class="reasons">
      ${reasons.filter(reason => reason !== 'OTHER').map(reason => {
        const open = guest.calls.some(one => one.reason === reason && one.state === 'OPEN');
        return html`<button class="huge" ?disabled=${guest.calling === reason} @click=${() => call(guest, reason)}>
          <span>${t('reason.' + reason)}</span>${open ? html`<small class="hint">${t('call.open')}</small>` : nothing}</button>`;
      })}
    </div>
    ${reasons.includes('OTHER') ? html`
      <form @submit=${event => { event.preventDefault(); call(guest, 'OTHER', new FormData(event.target).get('words')); }}>
        <label for="words">${t('call.words')}</label>
        <input id="words" name="words" required maxlength="100" autocomplete="off">
        <button>${t('call.send')}</button>
      </form>` : nothing}`;
}

function inviteView(guest) {
  return html`
    ${guest.asks.map(ask => html`
      <div class="ask"><p class="big">${t('ask.in', { name: ask.name })}</p>
        <button class="main" @click=${() => answerAsk(guest, ask, true)}>${t('ask.yes')}</button>
        <button @click=${() => answerAsk(guest, ask, false)}>${t('ask.no')}</button></div>`)}
    ${guest.sheet.code ? codeView(guest.sheet.code) : html`<p>${t('invite.scan')}</p>`}
    ${guest.visit?.phones ? html`<p class="hint">${t('invite.phones', { count: guest.visit.phones })}</p>` : nothing}`;
}

const codeView = ({ joinCode, qr }) => html`
  <p>${t('invite.qr')}</p>
  <svg class="qr" role="img" aria-label=${t('invite.qr')} viewBox="0 0 ${qr.size} ${qr.size}" shape-rendering="crispEdges">
    <path d=${qr.path}/></svg>
  <p>${t('invite.code')}</p>
  <p class="join-code">${joinCode}</p>`;

function settingsView(guest) {
  const { theme = 'auto', senior = false } = guest.settings;
  const set = async values => {
    await guest.choose({ ...values, changed: true });
    guest.remember();
    if (values.lang) await guest.renew();
  };
  return html`
    <div class="choices" role="group" aria-label=${t('language')}>
      ${Object.entries(LANGUAGES).map(([code, name]) => html`
        <button lang=${code} aria-pressed=${String(code === lang())} @click=${() => set({ lang: code })}>${name}</button>`)}
    </div>
    <button class="row toggle" aria-pressed=${String(senior)} @click=${() => set({ senior: !senior })}>
      ${icons.letters}<span>${t('senior')}</span></button>
    <div class="choices" role="group" aria-label=${t('theme')}>
      ${['auto', 'light', 'dark'].map(one => html`
        <button aria-pressed=${String(one === theme)} @click=${() => set({ theme: one })}>${t('theme.' + one)}</button>`)}
    </div>
    ${guest.tablet || !guest.visit ? nothing : html`<button class="danger" @click=${() => leave(guest)}>${t('leave')}</button>`}`;
}

function bindView(guest) {
  const { busy, problem } = guest.joining;
  return html`
    <p>${t('bind')}</p>
    <form @submit=${event => {
      event.preventDefault();
      const given = new FormData(event.target);
      bind(guest, given.get('pin'), given.get('device'));
    }}>
      <label for="pin">${t('bind.pin')}</label>
      <input id="pin" name="pin" type="password" inputmode="numeric" required maxlength="12" autocomplete="off">
      <label for="device">${t('bind.name')}</label>
      <input id="device" name="device" required maxlength="40" autocomplete="off">
      ${problem ? html`<p class="bad" role="alert">${guest.sentence(problem)}</p>` : nothing}
      <button class="main huge" ?disabled=${busy}>${t('bind.do')}</button>
    </form>`;
}

function idleView(guest) {
  return html`
    <p class="big">${t('idle')}</p>
    <button class="main huge" @click=${() => guest.close()}>${t('idle.here')}</button>`;
}

/** What is in another language by now. */
export function renew(guest) {
  if (guest.cart) guest.cart.tag = null;
  return Promise.all([guest.scanned && loadMenu(guest), guest.visit && loadCart(guest)]);
}
