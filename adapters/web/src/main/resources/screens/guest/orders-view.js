import { html, nothing } from '../lib/lit-html/lit-html.js';
import { repeat } from '../lib/lit-html/directives/repeat.js';
import icons from '../shared/icons.js';
import { t } from '../shared/words.js';
import { plus, times } from '../shared/money.js';
import { cancel, payAgain, payable } from './ordering.js';
import { stage } from './orders.js';
import { who } from './who.js';

const STEPS = ['WAITING', 'PREPARING', 'READY', 'SERVED'];

/** All of the visit: when, who, what, how far, and where the money is. */
export function ordersView(guest) {
  if (guest.orders.length === 0) return html`<p class="empty">${icons.list}<span>${t('orders.none')}</span></p>`;
  const standing = guest.orders.filter(order => !['CANCELLED'].includes(order.state)).flatMap(order =>
    order.lines.filter(line => !line.cancelled).map(line => times(line.unitPrice, line.quantity)));
  return html`
    ${standing.length ? html`<p class="sum-line"><span>${t('orders.total')}</span>
      <strong class="price big">${guest.money(plus(...standing))}</strong></p>` : nothing}
    <ol class="orders">${repeat(guest.orders, order => order.id, order => orderView(guest, order))}</ol>`;
}

function orderView(guest, order) {
  const now = stage(order);
  const details = guest.details.get(order.id);
  return html`
    <li class=${'order ' + now.toLowerCase() + (guest.sheet?.fresh === order.id ? ' fresh' : '')}>
      <header>
        <p><strong>${guest.clock(order.placedAt)}</strong> · ${who(guest, order.deviceId)}
          ${order.pickupNumber ? html` · <span class="number">${t('number', { number: order.pickupNumber })}</span>` : nothing}</p>
        <strong class=${'stage ' + now.toLowerCase()}>${t('stage.' + now)}</strong>
      </header>
      ${order.state === 'PAID' ? progress(now) : nothing}
      <ul class="short">${order.lines.map(line => html`
        <li class=${line.cancelled ? 'gone' : ''}>
          <span>${guest.named(line).name} × ${line.quantity} <small class="hint">${guest.named(line).options}</small></span>
          <span class="hint">${line.cancelled ? t('line.cancelled') : line.kitchen ? t('kitchen.' + line.kitchen) : ''}</span>
          <span class="price">${guest.money(times(line.unitPrice, line.quantity))}</span>
        </li>`)}</ul>
      ${money(guest, order, details)}
      ${buttons(guest, order, now)}
    </li>`;
}

function progress(now) {
  const at = STEPS.indexOf(now === 'ACCEPTED' ? 'WAITING' : now);
  return html`<div class="progress" role="img" aria-label=${t('stage.' + now)}>
    ${STEPS.map((step, i) => html`<span class=${i <= at ? 'done' : ''}></span>`)}</div>`;
}

/** Where the money is, step by step, with what to show somebody who asks. */
function money(guest, order, details) {
  const receipt = details?.receipt;
  const steps = [];
  if (receipt) {
    steps.push([t('money.paid', { time: guest.clock(receipt.payment.paidAt), how: t('method.' + receipt.payment.method) }),
      guest.money(order.total), receipt.payment.reference]);
  }
  for (const one of [...(details?.cancellations ?? [])].reverse()) {
    steps.push([t('money.asked', { who: t('asked.' + one.askedBy) }) + (one.reason ? ` «${one.reason}»` : ''), '', null]);
    if (one.state === 'REFUSED') steps.push([t('money.refused'), '', null]);
    if (one.state === 'REFUND_FAILED') steps.push([t('money.owed'), one.refund ? guest.money(one.refund) : '', one.id]);
  }
  for (const refund of receipt?.refunds ?? []) {
    steps.push([t('money.back', { time: guest.clock(refund.at) }), '−' + guest.money(refund.total), refund.reference]);
  }
  if (details?.open && !(receipt?.refunds ?? []).length) steps.push([t('money.coming'), '', null]);
  if (!receipt && order.state === 'CANCELLED') {
    steps.push([t(order.reason === 'EXPIRED' ? 'money.late' : 'money.nothing'), '', null]);
  }
  return steps.length ? html`
    <ol class="money">${steps.map(([what, amount, reference]) => html`
      <li><span>${what}${reference ? html`<small class="hint reference">${t('reference', { reference })}</small>` : nothing}</span>
        <span class="price">${amount}</span></li>`)}</ol>` : nothing;
}

function buttons(guest, order, now) {
  if (order.state === 'AWAITING_PAYMENT') {
    return html`
      ${payable(order.id) ? html`
        <button class="main" @click=${() => payAgain(guest, order.id)}>${t('pay.go')}</button>` : html`<p class="hint">${t('pay.waits')}</p>`}
      <button ?disabled=${guest.cancelling === order.id} @click=${() => cancel(guest, order.id)}>${t('cancel.unpaid')}</button>`;
  }
  if (['CONFIRMING_PAYMENT', 'PLACING'].includes(order.state)) {
    return html`<p class="warn" role="status">${t('paying.checked')}</p>`;
  }
  if (order.state === 'PAID' && ['NONE', 'WAITING', 'ACCEPTED'].includes(now)) {
    return html`<button @click=${() => guest.open('cancel', { order: order.id })}>${t('cancel')}</button>`;
  }
  return nothing;
}

export function cancelView(guest) {
  const order = guest.orders.find(one => one.id === guest.sheet.order);
  const busy = guest.cancelling === order.id;
  return html`
    <p class="big">${t('cancel.sure', { amount: guest.money(order.total) })}</p>
    <ul class="short">${order.lines.filter(line => !line.cancelled).map(line => html`<li><span>${guest.named(line).name} × ${line.quantity}</span></li>`)}</ul>
    <p class="hint">${t('cancel.hint')}</p>
    <button class="main huge" @click=${() => guest.open('orders', { fresh: order.id })}>${t('cancel.keep')}</button>
    <button class="huge danger" ?disabled=${busy} @click=${() => cancel(guest, order.id)}>${busy ? t('order.sending') : t('cancel.do')}</button>`;
}
