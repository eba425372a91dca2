import { html, nothing } from '../lib/lit-html/lit-html.js';
import { repeat } from '../lib/lit-html/directives/repeat.js';
import { BASE } from '../shared/api.js';
import icons from '../shared/icons.js';
import { t } from '../shared/words.js';
import { lines, put } from './cart.js';
import { drawing } from './drawings.js';
import { BEST, FEW, categories, shown, shut } from './menu.js';

export function menuView(guest) {
  const all = categories(guest);
  const current = guest.search ? null : guest.category ?? all[0];
  return html`
    <nav class="rail" aria-label=${t('categories')}>
      ${all.map(category => html`
        <button aria-current=${category === current ? 'true' : nothing}
            @click=${() => choose(guest, category)}>${category}</button>`)}
    </nav>
    <main class="menu" id="menu">
      <h2>${guest.search ? t('search.found', { count: shown(guest).length }) : current ?? ''}</h2>
      ${guest.menu?.kept ? html`<p class="hint">${t('menu.kept')}</p>` : nothing}
      ${guest.menu ? html`<ul class="grid">${repeat(shown(guest), item => item.id, item => card(guest, item))}</ul>` : skeleton()}
    </main>`;
}

function choose(guest, category) {
  guest.category = category;
  guest.search = '';
  guest.changed();
  document.getElementById('menu')?.scrollTo({ top: 0 });
}

const skeleton = () => html`
  <ul class="grid" aria-hidden="true">${[1, 2, 3, 4, 5, 6].map(() => html`<li class="card skeleton"></li>`)}</ul>`;

function card(guest, item) {
  const why = shut(item);
  return html`
    <li class=${'card' + (why ? ' shut' : '')}>
      <button class="look" @click=${() => lookAt(guest, item)}>
        <img src=${picture(item, 'medium')} alt="" width="400" height="300" loading="lazy" decoding="async">
        <span class="badges">${badges(item, why)}</span>
        <span class="name">${item.name}</span>
        ${item.description ? html`<span class="hint">${item.description}</span>` : nothing}
        <span class="price">${guest.money(item.price)}</span>
      </button>
      ${why ? nothing : html`
        <button class="add" aria-label=${t('add.one', { name: item.name })} @click=${() => addOne(guest, item)}>${icons.plus}</button>`}
    </li>`;
}

/** A picture of the store's own; a drawing where it has none. */
export const picture = (item, size) =>
  new URL(item.photoId ? `photos/${item.photoId}/${size}` : drawing(item), BASE).href;

export function badges(item, why = shut(item), best = BEST) {
  return html`
    ${item.rank && item.rank <= best ? html`<b class="badge rank">${icons.crown}${t('rank', { rank: item.rank })}</b>` : nothing}
    ${why ? html`<b class="badge shut">${t('shut.' + why)}</b>` : nothing}
    ${!why && item.available <= FEW ? html`<b class="badge few">${t('left', { count: item.available })}</b>` : nothing}
    ${item.rules.oncePer ? html`<b class="badge">${t('once.' + item.rules.oncePer)}</b>` : nothing}
    ${item.rules.course === 'SIDE' ? html`<b class="badge">${t('side')}</b>` : nothing}
    ${item.waitMinutes && !why ? html`<b class="badge">${t('wait', { minutes: item.waitMinutes })}</b>` : nothing}
    ${item.allergens.length ? html`<b class="badge allergy">${t('allergens.some', { count: item.allergens.length })}</b>` : nothing}`;
}

export function lookAt(guest, item) {
  guest.open('item', { item: item.id, quantity: item.rules.minQuantity ?? 1, options: [] });
}

/** In one tap, where there is nothing to choose. */
function addOne(guest, item) {
  const choices = item.optionGroups.some(group => group.min > 0);
  const first = lines(guest).every(line => line.itemId !== item.id);
  if (choices) {
    lookAt(guest, item);
  } else {
    put(guest, item, first ? item.rules.minQuantity ?? 1 : item.rules.quantityStep ?? 1, []);
    guest.say(t('added', { name: item.name }));
  }
}
