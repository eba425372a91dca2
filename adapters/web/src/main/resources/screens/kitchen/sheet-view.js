import { html, nothing } from '../lib/lit-html/lit-html.js';
import icons from '../shared/icons.js';
import { signOut, chooseStore } from './session.js';
import { fire, hold, name, runOut } from './taps.js';
import { turns } from './ticket-view.js';
import { LANGUAGES, lang, t, turnName } from './words.js';

export function sheetView(kitchen) {
  const settings = kitchen.sheet.name === 'settings';
  return html`
    <div class="sheet-head">
      <h2 id="sheet-title">${settings ? t('settings') : name(kitchen, kitchen.sheet.ticket)}</h2>
      <button class="quiet close" aria-label=${t('close')} @click=${() => kitchen.close()}>${icons.close}</button>
    </div>
    <div class="sheet-body">${settings ? settingsView(kitchen) : more(kitchen)}</div>`;
}

/** Of the ticket as it is now, not as it was when the sheet opened. */
function more(kitchen) {
  const ticket = kitchen.tickets.get(kitchen.sheet.ticket.orderId);
  if (!ticket) return nothing;
  return html`
    ${turns(ticket).map(turn => html`<button class="huge" @click=${() => { kitchen.close(); fire(kitchen, ticket, turn); }}>
      ${t('fire', { turn: turnName(turn) })}</button>`)}
    ${turns(ticket, ['WAITING', 'ACCEPTED']).map(turn => html`<button class="huge" @click=${() => hold(kitchen, ticket, turn)}>
      ${t('hold', { turn: turnName(turn) })}</button>`)}
    ${kitchen.cooks ? out(kitchen, ticket) : nothing}`;
}

function out(kitchen, ticket) {
  const { sheet } = kitchen;
  const lines = ticket.lines.filter(line => line.state !== 'WITHDRAWN');
  if (lines.length === 0) return nothing;
  const begun = sheet.problem === 'being-made';
  const choose = (line, on) => {
    if (on) sheet.chosen.add(line.position);
    else sheet.chosen.delete(line.position);
    sheet.problem = null;
    kitchen.changed();
  };
  return html`
    <form @submit=${event => {
      event.preventDefault();
      const given = new FormData(event.target);
      runOut(kitchen, { reason: given.get('reason').trim(), agreed: begun, discarded: given.get('discarded') === 'on' });
    }}>
      <fieldset><legend>${t('out.title')}</legend>
        ${lines.map(line => html`
          <label class="choice"><input type="checkbox" .checked=${sheet.chosen.has(line.position)}
            @change=${event => choose(line, event.target.checked)}>
            <span>${line.quantity} × ${line.name}</span></label>`)}
        <label for="reason">${t('out.reason')}</label>
        <input id="reason" name="reason" maxlength="200" autocomplete="off" placeholder=${t('out.usual')}>
      </fieldset>
      <p class="hint">${t('out.what')}</p>
      ${sheet.problem ? html`<p class="bad" role="alert">${kitchen.sentence(sheet.problem)}</p>` : nothing}
      ${begun ? html`<label class="choice"><input type="checkbox" name="discarded">
        <span>${t('out.discarded')}</span></label>` : nothing}
      <button class="huge danger" ?disabled=${sheet.busy || sheet.chosen.size === 0}>
        ${t(begun ? 'out.anyway' : 'out.do', { count: sheet.chosen.size })}</button>
    </form>`;
}

function settingsView(kitchen) {
  const { theme = 'auto' } = kitchen.settings;
  return html`
    <div class="choices" role="group" aria-label=${t('language')}>
      ${Object.entries(LANGUAGES).map(([code, words]) => html`
        <button lang=${code} aria-pressed=${String(code === lang())} @click=${() => kitchen.choose({ lang: code })}>${words}</button>`)}
    </div>
    <div class="choices" role="group" aria-label=${t('theme')}>
      ${['auto', 'light', 'dark'].map(one => html`
        <button aria-pressed=${String(one === theme)} @click=${() => kitchen.choose({ theme: one })}>${t('theme.' + one)}</button>`)}
    </div>
    ${kitchen.stores.length < 2 ? nothing : html`
      <button class="huge" @click=${() => { kitchen.close(); kitchen.phase = 'stores'; kitchen.changed(); }}>${t('store.other')}</button>`}
    <p class="hint">${t('signed-in', { name: kitchen.account.name })}</p>
    <button class="huge" @click=${() => signOut(kitchen)}>${t('sign-out')}</button>`;
}

export function storesView(kitchen) {
  return html`
    <div class="choices">${kitchen.stores.map(store => html`
      <button class="huge" @click=${() => chooseStore(kitchen, store)}>${store.name}</button>`)}</div>`;
}
