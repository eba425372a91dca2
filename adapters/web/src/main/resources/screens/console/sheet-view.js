import { html, nothing } from '../lib/lit-html/lit-html.js';
import icons from '../shared/icons.js';
import { amount } from './figures.js';
import { signOut } from './session.js';
import { refund, settle } from './settling.js';
import { LANGUAGES, lang, t } from './words.js';

export function sheetView(seen) {
  const { sheet } = seen;
  const title = { settings: () => t('settings'), refund: () => t('refund'), settle: () => t('settle.' + sheet.how) }[sheet.name]();
  const body = { settings: settingsView, refund: refundView, settle: settleView }[sheet.name];
  return html`
    <div class="sheet-head">
      <h2 id="sheet-title">${title}</h2>
      <button class="quiet close" aria-label=${t('close')} @click=${() => seen.close()}>${icons.close}</button>
    </div>
    <div class="sheet-body">${body(seen, sheet)}</div>`;
}

function settleView(seen, sheet) {
  return html`
    <p>${t('settle.what.' + sheet.how)}</p>
    ${sheet.amount ? html`<p class="big">${t('amount')}: <b>${amount(sheet.amount)}</b></p>` : nothing}
    ${asked(seen, sheet, given => settle(seen, sheet, given.get('reason').trim()), nothing, t('settle.do.' + sheet.how))}`;
}

function refundView(seen, sheet) {
  const begun = sheet.problem === 'being-made';
  return html`
    <p>${t('refund.what')}</p>
    ${sheet.amount ? html`<p class="big">${t('amount')}: <b>${amount(sheet.amount)}</b></p>` : nothing}
    ${asked(seen, sheet, given => refund(seen, sheet,
      { reason: given.get('reason').trim(), agreed: begun, discarded: given.get('discarded') === 'on' }),
    begun ? html`<label class="choice"><input type="checkbox" name="discarded"><span>${t('refund.discarded')}</span></label>` : nothing,
    t(begun ? 'refund.anyway' : 'refund.do'))}`;
}

function asked(seen, sheet, say, more, button) {
  return html`
    <form @submit=${event => { event.preventDefault(); say(new FormData(event.target)); }}>
      <label for="reason">${t('reason')}</label>
      <input id="reason" name="reason" required maxlength="200" pattern=".*\\S.*" autocomplete="off">
      <p class="hint">${t('reason.what')}</p>
      ${more}
      ${sheet.problem ? html`<p class="bad" role="alert">${seen.sentence(sheet.problem)}</p>` : nothing}
      <button class="huge danger" ?disabled=${sheet.busy}>${button}</button>
    </form>`;
}

function settingsView(seen) {
  const { theme = 'auto' } = seen.settings;
  return html`
    <div class="choices" role="group" aria-label=${t('language')}>
      ${Object.entries(LANGUAGES).map(([code, words]) => html`
        <button lang=${code} aria-pressed=${String(code === lang())} @click=${() => seen.choose({ lang: code })}>${words}</button>`)}
    </div>
    <div class="choices" role="group" aria-label=${t('theme')}>
      ${['auto', 'light', 'dark'].map(one => html`
        <button aria-pressed=${String(one === theme)} @click=${() => seen.choose({ theme: one })}>${t('theme.' + one)}</button>`)}
    </div>
    <p class="hint">${t('signed-in', { name: seen.account?.name ?? '' })}</p>
    <button class="huge" @click=${() => signOut(seen)}>${t('sign-out')}</button>`;
}
