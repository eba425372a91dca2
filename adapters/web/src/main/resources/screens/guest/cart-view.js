import { html, nothing } from '../lib/lit-html/lit-html.js';
import { repeat } from '../lib/lit-html/directives/repeat.js';
import icons from '../shared/icons.js';
import { t } from '../shared/words.js';
import { agree, change, lines, remove } from './cart.js';
import { who } from './who.js';
import { explained } from './rules-view.js';

export function cartView(guest) {
  const all = lines(guest);
  const total = all.reduce((sum, line) => sum + (line.total?.amount ?? 0), 0);
  const currency = all.find(line => line.total)?.total.currency ?? 'KRW';
  const refusals = guest.wishes.size ? [] : guest.cart?.refusals ?? [];
  return html`
    <h2 class="cart-title">${t('cart')}</h2>
    ${all.length === 0 ? html`<p class="empty">${icons.cart}<span>${t('cart.empty')}</span></p>` : html`
      <ul class="lines">${repeat(all, line => line.id, line => lineView(guest, line))}</ul>`}
    ${refusals.length ? html`<div class="refusals">${refusals.map(problem => explained(guest, problem))}</div>` : nothing}
    <div class="sum">
      <p><span>${t('total')}</span><strong class="price">${guest.money({ amount: total, currency })}</strong></p>
      <button class="main huge" ?disabled=${all.length === 0 || Boolean(guest.order)}
          @click=${() => guest.open('pay')}>${guest.order ? t('order.sending') : t('order')}</button>
    </div>`;
}

function lineView(guest, line) {
  const fixed = line.changed || line.offered === false;
  const rules = guest.item(line.itemId)?.rules ?? {};
  const step = rules.quantityStep ?? 1;
  const least = rules.minQuantity ?? 1;
  return html`
    <li class=${'line' + (line.sending ? ' sending' : '')}>
      <div class="what">
        <strong>${line.name ?? line.was?.name ?? t('item.gone')}</strong>
        ${(line.options ?? []).length ? html`<small class="hint">${line.options.map(option => option.name).join(', ')}</small>` : nothing}
        <small class="hint">${line.sending ? t('line.sending') : who(guest, line.deviceId)}</small>
        ${line.soldOut || line.available < line.quantity ? html`<b class="badge shut">${line.available > 0 && !line.soldOut
          ? t('left', { count: line.available }) : t('shut.sold-out')}</b>` : nothing}
      </div>
      <span class="price">${line.total ? guest.money(line.total) : ''}</span>
      ${line.offered === false ? html`
        <div class="changed"><p>${t('line.gone')}</p>
          <button @click=${() => remove(guest, line)}>${t('line.out')}</button></div>` : nothing}
      ${line.changed && line.offered !== false ? html`
        <div class="changed"><p>${t('line.changed', { was: line.was?.price ? guest.money(line.was.price) : '—', now: guest.money(line.price) })}</p>
          <button @click=${() => agree(guest, line)}>${t('line.agree')}</button>
          <button @click=${() => remove(guest, line)}>${t('line.out')}</button></div>` : nothing}
      ${fixed ? nothing : html`
        <div class="stepper" role="group" aria-label=${t('quantity.of', { name: line.name })}>
          <button aria-label=${line.quantity - step < least ? t('line.out') : t('less')}
              @click=${() => line.quantity - step < least ? remove(guest, line) : change(guest, line, line.quantity - step)}>
            ${line.quantity - step < least ? icons.close : icons.minus}</button>
          <output>${line.quantity}</output>
          <button aria-label=${t('more')} ?disabled=${line.quantity + step > (rules.maxQuantity ?? 99)}
              @click=${() => change(guest, line, line.quantity + step)}>${icons.plus}</button>
        </div>`}
    </li>`;
}
