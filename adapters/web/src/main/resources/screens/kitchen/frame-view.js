import { html, nothing } from '../lib/lit-html/lit-html.js';
import { repeat } from '../lib/lit-html/directives/repeat.js';
import icons from '../shared/icons.js';
import { chooseStation } from './board.js';
import { isAwake, isMuted, rings, wake } from './bell.js';
import { doorView } from './door-view.js';
import { isNew } from './kitchen.js';
import { sheetView } from './sheet-view.js';
import { recall } from './taps.js';
import { ticketView } from './ticket-view.js';
import { LANGUAGES, lang, t } from './words.js';

export function frame(kitchen) {
  return html`
    ${kitchen.phase === 'board' ? board(kitchen) : doorView(kitchen)}
    <dialog id="sheet" class="sheet" aria-labelledby="sheet-title"
        @cancel=${event => { event.preventDefault(); kitchen.close(); }}
        @click=${event => event.target === event.currentTarget && kitchen.close()}>
      <div class="notices" role="alert">${kitchen.sheet ? notice(kitchen) : nothing}</div>
      ${kitchen.sheet ? sheetView(kitchen) : nothing}
    </dialog>
    <div class="notices" role="alert">${kitchen.sheet ? nothing : notice(kitchen)}</div>`;
}

const notice = kitchen => kitchen.notice
  ? html`<p class=${'notice ' + kitchen.notice.kind}>${kitchen.notice.text}</p>` : nothing;

function board(kitchen) {
  const tickets = kitchen.board;
  return html`
    <div class="display">
      <header class="top">
        <div class="whose">
          <h1>${kitchen.store.name}</h1>
          <p class=${'state ' + (kitchen.connected ? 'good' : 'warn')}>
            ${kitchen.connected ? t('connected') : t('away.short')}</p>
        </div>
        ${stations(kitchen)}
        <div class="tools">
          ${kitchen.cooks ? html`<button @click=${() => recall(kitchen)}>${arrow}<span>${t('recall')}</span></button>` : nothing}
          <button aria-pressed=${String(kitchen.showAllDay)}
            @click=${() => { kitchen.showAllDay = !kitchen.showAllDay; kitchen.changed(); }}>
            ${icons.list}<span>${t('all-day')}</span></button>
          ${kitchen.cooks ? soundButton(kitchen) : nothing}
          <button class="quiet" @click=${() => kitchen.open('settings')}>
            ${icons.globe}<span>${LANGUAGES[lang()]}</span><span class="unseen">, ${t('settings')}</span></button>
        </div>
      </header>
      ${banners(kitchen)}
      <main class="tickets" aria-label=${t('tickets')}>
        <h2 class="unseen">${t('tickets.count', { count: tickets.length })}</h2>
        ${tickets.length === 0 ? html`<p class="empty">${icons.check}<span>${t('tickets.none')}</span></p>` : nothing}
        ${repeat(tickets, ticket => ticket.orderId, (ticket, index) => ticketView(kitchen, ticket, index))}
      </main>
      ${kitchen.showAllDay ? allDay(tickets) : nothing}
    </div>`;
}

const arrow = html`<span class="icon" aria-hidden="true"><svg viewBox="0 0 24 24"><path d="M9 5 4 10l5 5M4 10h10a6 6 0 0 1 0 12h-3"/></svg></span>`;
const speaker = html`<span class="icon" aria-hidden="true"><svg viewBox="0 0 24 24"><path d="M4 9v6h4l5 4V5L8 9zM16.5 9a4 4 0 0 1 0 6M19 6.5a8 8 0 0 1 0 11"/></svg></span>`;
const silent = html`<span class="icon" aria-hidden="true"><svg viewBox="0 0 24 24"><path d="M4 9v6h4l5 4V5L8 9zM17 9l5 6M22 9l-5 6"/></svg></span>`;

export const stationName = station => station || t('station.none');

function stations(kitchen) {
  const all = [...kitchen.stations].sort((one, other) => one.localeCompare(other));
  if (all.length < 2 && kitchen.station === null) return nothing;
  const at = station => html`
    <button aria-pressed=${String(kitchen.station === station)} @click=${() => chooseStation(kitchen, station)}>
      ${station === null ? t('station.all') : stationName(station)}</button>`;
  return html`<div class="stations" role="group" aria-label=${t('stations')}>${at(null)}${all.map(at)}</div>`;
}

function soundButton(kitchen) {
  const muted = isMuted(kitchen) || !isAwake();
  return html`<button aria-pressed=${String(!muted)} class=${rings(kitchen) && !muted ? 'ringing' : ''}
    @click=${async () => {
      await kitchen.choose({ muted: !isMuted(kitchen) && isAwake() });
      if (!isMuted(kitchen)) await wake(kitchen);
    }}>${muted ? silent : speaker}<span>${t(muted ? 'sound.off' : 'sound.on')}</span></button>`;
}

function banners(kitchen) {
  const fresh = kitchen.board.filter(isNew).length;
  return html`<section class="banners" aria-label=${t('news')}>
    ${kitchen.connected ? nothing : html`
      <div class="banner warn" role="alert">${icons.offline}
        <p>${t('away', { time: kitchen.clock(kitchen.awaySince) })}</p></div>`}
    ${kitchen.late ? html`<div class="banner bad" role="alert"><p>${t('late-tickets', { count: kitchen.late })}</p></div>` : nothing}
    ${kitchen.cooks ? nothing : html`<div class="banner"><p>${t('only-looks')}</p></div>`}
    ${kitchen.cooks && fresh && (isMuted(kitchen) || !isAwake()) ? html`
      <div class="banner fresh"><p>${t('fresh', { count: fresh })}</p>
        ${isMuted(kitchen) ? nothing : html`<button @click=${() => wake(kitchen)}>${speaker}${t('sound.wake')}</button>`}</div>` : nothing}
  </section>`;
}

/** Portions that are left, of all that is shown. */
function allDay(tickets) {
  const dishes = new Map();
  for (const line of tickets.flatMap(ticket => ticket.lines)) {
    if (!['WAITING', 'ACCEPTED', 'PREPARING'].includes(line.state)) continue;
    const key = [line.name, ...line.options].join('\n');
    const dish = dishes.get(key) ?? { name: line.name, options: line.options.join(', '), waiting: 0, preparing: 0 };
    dish[line.state === 'PREPARING' ? 'preparing' : 'waiting'] += line.quantity;
    dishes.set(key, dish);
  }
  const all = [...dishes.values()].sort((one, other) =>
    other.waiting + other.preparing - one.waiting - one.preparing || one.name.localeCompare(other.name));
  return html`
    <aside class="all-day" aria-labelledby="all-day">
      <h2 id="all-day">${t('all-day.title')}</h2>
      ${all.length === 0 ? html`<p class="hint">${t('all-day.none')}</p>` : nothing}
      <ul>${all.map(dish => html`
        <li><b class="number">${dish.waiting + dish.preparing}</b>
          <span>${dish.name}${dish.options ? html`<small>${dish.options}</small>` : nothing}
            ${dish.preparing ? html`<small class="good">${t('all-day.preparing', { count: dish.preparing })}</small>` : nothing}</span></li>`)}
      </ul>
    </aside>`;
}
