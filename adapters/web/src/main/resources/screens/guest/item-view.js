import { html, nothing } from '../lib/lit-html/lit-html.js';
import { live } from '../lib/lit-html/directives/live.js';
import icons from '../shared/icons.js';
import { t } from '../shared/words.js';
import { put } from './cart.js';
import { shut } from './menu.js';
import { badges, picture } from './menu-view.js';

export function itemView(guest) {
  const { item: id, quantity, options } = guest.sheet;
  const item = guest.item(id);
  if (!item) return html`<p>${t('item.gone')}</p>`;
  const why = shut(item);
  const extra = item.optionGroups.flatMap(group => group.options).filter(option => options.includes(option.id));
  const unit = item.price.amount + extra.reduce((sum, option) => sum + option.surcharge.amount, 0);
  const missing = item.optionGroups.find(group => chosen(group, options) < group.min);
  return html`
    <img class="photo" src=${picture(item, 'large')} alt="" width="400" height="300">
    <p class="badges">${badges(item, why, Infinity)}</p>
    <p class="lead">${item.description}</p>
    <p class="price big">${guest.money(item.price)}
      ${item.orderCount ? html`<small class="hint">${t('ordered', { count: item.orderCount })}</small>` : nothing}</p>
    ${item.allergens.length ? html`
      <p class="allergens"><strong>${t('allergens')}</strong>
        ${item.allergens.map(one => t('allergen.' + one)).join(', ')}</p>` : nothing}
    ${why ? html`<p class="bad big" role="status">${t('why.' + why, { time: item.soldOut?.until ? guest.clock(item.soldOut.until) : '' })}</p>` : html`
      ${item.optionGroups.map(group => groupView(guest, group, options))}
      <div class="buy">
        ${stepper(guest, item, quantity)}
        <button class="main huge" aria-disabled=${String(Boolean(missing))} @click=${() => {
          if (missing) {
            guest.open('item', { ...guest.sheet, missing: missing.id });
            document.getElementById('group-' + missing.id)?.querySelector('input')?.focus();
          } else {
            put(guest, item, quantity, options);
            guest.close();
            guest.say(t('added', { name: item.name }));
          }
        }}>${missing ? t('choose.first', { group: missing.name })
          : html`${t('add')} <span class="price">${guest.money({ ...item.price, amount: unit * quantity })}</span>`}</button>
      </div>`}`;
}

const chosen = (group, options) => group.options.filter(option => options.includes(option.id)).length;

function groupView(guest, group, options) {
  const one = group.min === 1 && group.max === 1;
  const full = chosen(group, options) >= group.max;
  return html`
    <fieldset id=${'group-' + group.id} class=${guest.sheet.missing === group.id && chosen(group, options) < group.min ? 'missing' : ''}>
      <legend>${group.name} <small class="hint">${one ? t('choose.one')
        : group.min > 0 ? t('choose.some', { min: group.min, max: group.max }) : t('choose.any', { max: group.max })}</small></legend>
      ${group.options.map(option => {
        const on = options.includes(option.id);
        return html`
          <label class="option">
            <input type=${one ? 'radio' : 'checkbox'} name=${group.id} .checked=${live(on)}
                ?disabled=${!one && !on && full}
                @change=${event => pick(guest, group, option, event.target.checked, one)}>
            <span>${option.name}</span>
            ${option.surcharge.amount ? html`<span class="price">+${guest.money(option.surcharge)}</span>` : nothing}
          </label>`;
      })}
    </fieldset>`;
}

function pick(guest, group, option, on, one) {
  const others = group.options.map(each => each.id);
  const left = guest.sheet.options.filter(id => id !== option.id && !(one && others.includes(id)));
  guest.open('item', { ...guest.sheet, options: on ? [...left, option.id] : left });
}

function stepper(guest, item, quantity) {
  const { minQuantity = 1, maxQuantity = 99, quantityStep = 1 } = item.rules;
  const most = Math.min(maxQuantity, item.available);
  const to = amount => guest.open('item', { ...guest.sheet, quantity: amount });
  return html`
    <div class="stepper" role="group" aria-label=${t('quantity')}>
      <button aria-label=${t('less')} ?disabled=${quantity - quantityStep < minQuantity}
          @click=${() => to(quantity - quantityStep)}>${icons.minus}</button>
      <output aria-live="polite">${quantity}</output>
      <button aria-label=${t('more')} ?disabled=${quantity + quantityStep > most}
          @click=${() => to(quantity + quantityStep)}>${icons.plus}</button>
    </div>`;
}
