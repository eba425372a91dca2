import { html, nothing } from '../lib/lit-html/lit-html.js';
import { repeat } from '../lib/lit-html/directives/repeat.js';
import icons from '../shared/icons.js';
import { t } from '../shared/words.js';
import { ranked, shut } from './menu.js';
import { lookAt, picture } from './menu-view.js';

/** What this store's guests order most, as the menu says it: so it is there without network too. */
export function rankingView(guest) {
  const items = ranked(guest);
  if (items.length === 0) return html`<p class="empty">${icons.crown}<span>${t('ranking.none')}</span></p>`;
  return html`
    ${guest.menu.kept ? html`<p class="hint">${t('menu.kept')}</p>` : nothing}
    <p class="hint">${t('ranking.how')}</p>
    <ol class="ranking">${repeat(items, item => item.id, item => row(guest, item))}</ol>`;
}

function row(guest, item) {
  const why = shut(item);
  return html`
    <li class=${why ? 'shut' : ''}>
      <button @click=${() => lookAt(guest, item)}>
        <b class=${'rank' + (item.rank <= 3 ? ' best' : '')}><span class="unseen">${t('rank', { rank: item.rank })}</span
          ><span aria-hidden="true">${item.rank}</span></b>
        <img src=${picture(item, 'small')} alt="" width="80" height="60" loading="lazy" decoding="async">
        <span class="what"><strong>${item.name}</strong>
          <small class="hint">${t('ordered', { count: item.orderCount })}</small>
          ${why ? html`<b class="badge shut">${t('shut.' + why)}</b>` : nothing}</span>
        <span class="price">${guest.money(item.price)}</span>
      </button>
    </li>`;
}
