import { html, nothing } from '../lib/lit-html/lit-html.js';
import { storesView } from './sheet-view.js';
import { signIn, signOut } from './session.js';
import { LANGUAGES, lang, t } from './words.js';

/** Before the display shows tickets. */
export function doorView(kitchen) {
  return html`
    <main class="arrival">
      <div class="languages" role="group" aria-label=${t('language')}>
        ${Object.entries(LANGUAGES).map(([code, words]) => html`
          <button class="quiet" lang=${code} aria-pressed=${String(code === lang())}
            @click=${() => kitchen.choose({ lang: code })}>${words}</button>`)}
      </div>
      <div class="paper">${inside(kitchen)}</div>
    </main>`;
}

function inside(kitchen) {
  switch (kitchen.phase) {
    case 'sign-in': return form(kitchen);
    case 'stores': return html`<h1>${t('store.choose')}</h1>${storesView(kitchen)}`;
    case 'barred': return html`<h1>${t('title')}</h1><p>${t('barred', { name: kitchen.account?.name ?? '' })}</p>
      <button class="huge" @click=${() => signOut(kitchen)}>${t('sign-out')}</button>`;
    case 'away': return html`<h1>${t('title')}</h1><p role="alert">${t('away.begin')}</p>`;
    default: return html`<h1>${t('title')}</h1><p class="skeleton">${t('loading')}</p>`;
  }
}

function form(kitchen) {
  const { busy, problem } = kitchen.signingIn;
  return html`
    <h1>${t('title')}</h1>
    <p>${t('sign-in.why')}</p>
    <form @submit=${event => {
      event.preventDefault();
      const given = new FormData(event.target);
      signIn(kitchen, given.get('login').trim(), given.get('password'));
    }}>
      <label for="login">${t('login')}</label>
      <input id="login" name="login" type="email" required autocomplete="username">
      <label for="password">${t('password')}</label>
      <input id="password" name="password" type="password" required autocomplete="current-password">
      ${problem ? html`<p class="bad" role="alert">${kitchen.sentence(problem)}</p>` : nothing}
      <button class="main huge" ?disabled=${busy}>${t('sign-in')}</button>
    </form>`;
}
