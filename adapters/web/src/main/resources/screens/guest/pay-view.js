import { html, nothing } from '../lib/lit-html/lit-html.js';
import icons from '../shared/icons.js';
import { t } from '../shared/words.js';
import { lines } from './cart.js';
import { goToProvider, letGo, order, payAgain } from './ordering.js';

/** One look at what is ordered, then one tap. */
export function payView(guest) {
  const all = lines(guest);
  const total = all.reduce((sum, line) => sum + (line.total?.amount ?? 0), 0);
  const currency = all[0]?.total?.currency ?? 'KRW';
  const asks = guest.store?.headCount && (guest.orders.length === 0 || guest.sheet.headCount);
  const { guests = 2, serving = guest.store?.serving ?? 'HERE' } = guest.sheet;
  const how = pay => order(guest, { pay, serving, guests: asks ? guests : undefined });
  if (guest.order) return onItsWay(guest);
  return html`
    <ul class="short">${all.map(line => html`
      <li><span>${line.name} × ${line.quantity}</span><span class="price">${line.total ? guest.money(line.total) : ''}</span></li>`)}</ul>
    <p class="sum-line"><span>${t('total')}</span><strong class="price big">${guest.money({ amount: total, currency })}</strong></p>
    ${asks ? html`
      <div class="row"><span id="guests">${t('guests')}</span>
        <div class="stepper" role="group" aria-labelledby="guests">
          <button aria-label=${t('less')} ?disabled=${guests < 2} @click=${() => more(guest, { guests: guests - 1 })}>${icons.minus}</button>
          <output>${guests}</output>
          <button aria-label=${t('more')} ?disabled=${guests > 98} @click=${() => more(guest, { guests: guests + 1 })}>${icons.plus}</button>
        </div></div>` : nothing}
    <div class="row" role="radiogroup" aria-label=${t('serving')}>
      ${['HERE', 'TO_GO'].map(one => html`
        <button role="radio" aria-checked=${String(one === serving)} @click=${() => more(guest, { serving: one })}>${t('serving.' + one)}</button>`)}
    </div>
    <div class="ways-to-pay">
      ${guest.me.card && !guest.tablet ? html`
        <button class="main huge" @click=${() => how('card')}>${icons.touch}<span>${t('pay.card')}</span></button>` : nothing}
      <button class=${guest.me.card && !guest.tablet ? 'huge' : 'main huge'} @click=${() => how('page')}>${icons.card}<span>${t('pay.page')}</span></button>
      ${guest.store?.payment === 'AT_COUNTER_ALLOWED' ? html`
        <button class="huge" @click=${() => how('counter')}>${icons.desk}<span>${t('pay.counter')}</span></button>` : nothing}
    </div>
    <p class="hint">${t('pay.hint')}</p>`;
}

const more = (guest, values) => guest.open('pay', { ...guest.sheet, ...values });

/** After the tap: what is known, and what not to do. */
export function onItsWay(guest) {
  const { sending, order: kept, connected } = guest;
  const waits = !connected || kept?.problem === 'away';
  const unsent = kept && !kept.body;
  return html`
    <div class="on-its-way" role="status">
      <span class="spinner" aria-hidden="true"></span>
      ${waits ? html`<p class="big">${unsent ? t('away.order') : t('away.sent')}</p><p>${t('away.key')}</p>`
      : kept?.problem ? html`
        <p class="big">${guest.sentence({ type: kept.problem, seconds: kept.seconds })}</p><p>${t('order.again')}</p>`
      : html`<p class="big">${sending?.long ? t('paying.checked') : t('order.sending')}</p>`}
      ${unsent && !sending ? html`
        <button @click=${() => { letGo(guest); guest.close(); }}>${t('order.let-go')}</button>` : nothing}
      <button class="quiet" @click=${() => guest.close()}>${t('order.menu')}</button>
    </div>`;
}

/** The hold's countdown is the server's. */
export function checkoutView(guest) {
  const { left, order: id } = guest.sheet;
  if (left.seconds === 0) {
    return html`<p class="big" role="status">${t('hold.over')}</p>
      <button class="main huge" @click=${() => guest.open('orders', { fresh: id })}>${t('order.look')}</button>`;
  }
  return html`
    <p class="big">${t('hold')}</p>
    <p class="countdown" role="timer" aria-label=${t('hold.left')}>${left.text}</p>
    <button class="main huge" @click=${() => goToProvider(guest)}>${icons.card}<span>${t('pay.go')}</span></button>
    <button @click=${() => payAgain(guest, id)}>${t('pay.renew')}</button>`;
}
