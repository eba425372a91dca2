import { html, nothing } from '../lib/lit-html/lit-html.js';
import { repeat } from '../lib/lit-html/directives/repeat.js';
import icons from '../shared/icons.js';
import { doorView } from './door-view.js';
import { t } from './words.js';

/** What was not fetched for so long is not called any more. */
const CALLED_FOR = 12 * 60 * 60;

/** For guests: numbers, and nothing else of anybody. */
export function pickupsFrame(kitchen) {
  if (kitchen.phase !== 'board') return doorView(kitchen);
  const { making, ready } = numbers(kitchen);
  return html`
    <main class="pickups">
      <h1>${kitchen.store.name}</h1>
      ${kitchen.connected ? nothing : html`<p class="banner warn" role="alert">${icons.offline}
        ${t('pickups.away', { time: kitchen.clock(kitchen.awaySince) })}</p>`}
      ${column('making', making)}
      ${column('ready', ready)}
    </main>`;
}

const column = (name, tickets) => html`
  <section class=${name} aria-labelledby=${name}>
    <h2 id=${name}>${t('pickups.' + name)}</h2>
    <ul aria-live="polite">${repeat(tickets, ticket => ticket.orderId, ticket => html`
      <li class="number">${ticket.pickupNumber}<small>${t('serving.' + ticket.serving)}</small></li>`)}</ul>
  </section>`;

/** Called is what is made as far as it is left, and not handed over. */
function numbers(kitchen) {
  const all = [...kitchen.tickets.values()]
    .map(ticket => ({ ...ticket, left: ticket.lines.filter(line => line.state !== 'WITHDRAWN') }))
    .filter(ticket => ticket.left.some(line => line.state !== 'SERVED') && kitchen.age(ticket) < CALLED_FOR)
    .sort((one, other) => one.orderId < other.orderId ? -1 : 1);
  const made = ticket => ticket.left.every(line => ['READY', 'SERVED'].includes(line.state));
  return { making: all.filter(ticket => !made(ticket)), ready: all.filter(made) };
}
