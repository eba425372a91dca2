import { html, nothing } from '../lib/lit-html/lit-html.js';
import icons from '../shared/icons.js';
import { LANGUAGES, lang, t } from '../shared/words.js';
import { arrive, askToJoin, join, sitDown } from './arrival.js';

/** Everything before and after a visit. */
export function arrivalView(guest) {
  const views = { loading, unknown, away, join: joinView, asked, free, over };
  return html`
    <main class="arrival">
      <div class="languages" role="group" aria-label=${t('language')}>
        ${Object.entries(LANGUAGES).map(([code, name]) => html`
          <button class="quiet" lang=${code} aria-pressed=${String(code === lang())}
              @click=${() => guest.choose({ lang: code }).then(() => { guest.remember(); guest.renew?.(); })}>${name}</button>`)}
      </div>
      <div class="paper">${views[guest.phase](guest)}</div>
    </main>`;
}

const head = guest => html`
  <p class="where">${guest.table(guest.scanned?.table ?? '')}</p>
  <h1>${guest.scanned?.store ?? 'TableSaga'}</h1>`;

const loading = () => html`<h1>TableSaga</h1><p class="skeleton">${t('loading')}</p>`;

const unknown = () => html`<h1>${t('unknown.title')}</h1><p>${t('unknown')}</p>`;

const away = guest => html`<h1>${t('away.title')}</h1><p>${t('away.first')}</p>
  <button class="main" @click=${() => arrive(guest)}>${t('again')}</button>`;

const over = guest => html`${head(guest)}<p class="big">${t('over')}</p>
  <button class="main" @click=${() => { guest.phase = 'join'; arrive(guest); }}>${t('over.join')}</button>`;

const free = guest => html`${head(guest)}
  <p class="big">${t('welcome')}</p>
  ${guest.scanned?.visitStart === 'CODE'
    ? html`<button class="main huge" @click=${() => sitDown(guest)}>${t('free.begin')}</button>`
    : html`<p>${t('free.staff')}</p>`}`;

const asked = guest => html`${head(guest)}<p class="big" role="status">${t('asked')}</p>
  <button @click=${() => { guest.phase = 'join'; guest.changed(); }}>${t('asked.stop')}</button>`;

function joinView(guest) {
  const { busy, problem } = guest.joining;
  const start = guest.scanned?.visitStart ?? 'STAFF';
  return html`
    ${head(guest)}
    <form @submit=${event => { event.preventDefault(); join(guest, new FormData(event.target).get('code')); }}>
      <label for="code">${t('join.' + start)}</label>
      <input id="code" name="code" class="code" required maxlength="40" autocomplete="off" autocapitalize="characters"
          spellcheck="false" aria-describedby="join-problem">
      ${problem ? html`<p id="join-problem" class="bad" role="alert">${guest.sentence(problem)}</p>` : nothing}
      <button class="main huge" ?disabled=${busy}>${t('join')}</button>
    </form>
    ${guest.scanned?.taken ? html`
      <details>
        <summary>${t('ask.summary')}</summary>
        <form @submit=${event => { event.preventDefault(); askToJoin(guest, new FormData(event.target).get('name')); }}>
          <label for="name">${t('ask.name')}</label>
          <input id="name" name="name" required maxlength="40" autocomplete="nickname">
          <button ?disabled=${busy}>${t('ask')}</button>
        </form>
      </details>` : nothing}
    <button class="link" @click=${() => guest.open('bind')}>${icons.desk}<span>${t('bind.open')}</span></button>`;
}
