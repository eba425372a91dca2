import { html, nothing } from '../lib/lit-html/lit-html.js';
import { stationName } from './frame-view.js';
import { isHeld, isNew } from './kitchen.js';
import { acknowledge, fire, moveAll, name, nextOf, tapLine } from './taps.js';
import { t, turnName } from './words.js';

const USUAL = { soon: 300, late: 600 };

export function ticketView(kitchen, ticket, index) {
  const held = isHeld(ticket);
  const age = ageing(kitchen, ticket);
  const title = 'ticket-' + ticket.orderId;
  const fresh = isNew(ticket);
  return html`
    <article class=${['ticket', held ? 'waits' : age.how, fresh ? 'fresh' : ''].join(' ')} aria-labelledby=${title}>
      <header>
        <h3 id=${title}><span class="number">#${ticket.pickupNumber}</span>
          <span>${kitchen.tables.get(ticket.tableId)}</span></h3>
        <span class=${'serving ' + ticket.serving}>${t('serving.' + ticket.serving)}</span>
        <p class="age">${held ? t('age.held') : t('age.' + age.how, { minutes: age.minutes })}</p>
        ${ticket.alsoAt.length ? html`<p class="also">${t('also-at', { stations: ticket.alsoAt.map(stationName).join(', ') })}</p>` : nothing}
      </header>
      <ul>${ticket.lines.map(line => html`<li>${lineView(kitchen, ticket, line)}</li>`)}</ul>
      ${unseen(kitchen, ticket)}
      <footer>
        ${turns(ticket).map(turn => html`
          <button class="fire" @click=${() => fire(kitchen, ticket, turn)}
            aria-label=${`${t('fire', { turn: turnName(turn) })}, ${name(kitchen, ticket)}`}>${t('fire', { turn: turnName(turn) })}</button>`)}
        ${kitchen.cooks && fresh ? html`
          <button class="main accept" @click=${() => moveAll(kitchen, ticket, ['WAITING'], 'ACCEPTED')}
            aria-label=${`${t('accept')}, ${name(kitchen, ticket)}`}>${t('accept')}</button>` : nothing}
        ${kitchen.cooks && !held ? done(kitchen, ticket, index) : nothing}
        <button class="more" @click=${() => kitchen.open('ticket', { ticket, chosen: new Set() })}
          aria-label=${`${t('more')}, ${name(kitchen, ticket)}`}><span aria-hidden="true">⋯</span></button>
      </footer>
    </article>`;
}

function lineView(kitchen, ticket, line) {
  const what = html`
    <b class="quantity number">${line.quantity}</b>
    <span class="what"><span class="dish">${line.name}</span>
      ${line.options.map(option => html`<small class="option">${option}</small>`)}</span>
    <span class="how">${line.state === 'HELD' ? t('line.HELD', { turn: turnName(line.turn) }) : t('line.' + line.state)}</span>`;
  const style = ['line', line.state, line.sending ? 'sending' : ''].join(' ');
  return kitchen.cooks && nextOf(kitchen, line)
    ? html`<button class=${style} aria-busy=${String(Boolean(line.sending))} @click=${() => tapLine(kitchen, ticket, line)}>
        ${what}<span class="unseen">${t('line.next', { state: t('line.' + nextOf(kitchen, line)) })}</span></button>`
    : html`<div class=${style}>${what}</div>`;
}

function unseen(kitchen, ticket) {
  if (!ticket.lines.some(line => line.unseen)) return nothing;
  return html`<div class="void"><p>${t('void')}</p>
    ${kitchen.cooks ? html`<button @click=${() => acknowledge(kitchen, ticket)}
      aria-label=${`${t('void.seen')}, ${name(kitchen, ticket)}`}>${t('void.seen')}</button>` : nothing}</div>`;
}

/** At the pass, what is ready is handed over. */
function done(kitchen, ticket, index) {
  const left = ticket.lines.filter(line => ['WAITING', 'ACCEPTED', 'PREPARING'].includes(line.state));
  const served = left.length === 0;
  if (served && (kitchen.station !== null || !ticket.lines.some(line => line.state === 'READY'))) return nothing;
  const words = t(served ? 'serve' : 'bump');
  return html`<button class=${'done ' + (isNew(ticket) ? '' : 'main')} aria-label=${`${words}, ${name(kitchen, ticket)}`}
    @click=${() => {
      kitchen.place = index;
      moveAll(kitchen, ticket, served ? ['READY'] : ['WAITING', 'ACCEPTED', 'PREPARING'], served ? 'SERVED' : 'READY');
    }}>${words}</button>`;
}

export const turns = (ticket, states = ['HELD']) =>
  [...new Set(ticket.lines.filter(line => states.includes(line.state)).map(line => line.turn))].sort((a, b) => a - b);

/** In colour and in words; a ticket is as late as the station whose time is over first. */
function ageing(kitchen, ticket) {
  const age = kitchen.age(ticket);
  const open = ticket.lines.filter(line => ['WAITING', 'ACCEPTED', 'PREPARING'].includes(line.state));
  const minutes = Math.floor(age / 60);
  if (open.length === 0) return { how: 'ready', minutes };
  const times = open.map(line => kitchen.times.get(line.station) ?? USUAL);
  if (times.some(time => age >= time.late)) return { how: 'late', minutes };
  if (times.some(time => age >= time.soon)) return { how: 'soon', minutes };
  return { how: minutes === 0 ? 'new' : 'fine', minutes };
}
