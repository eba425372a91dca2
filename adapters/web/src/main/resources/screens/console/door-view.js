import { html, nothing } from '../lib/lit-html/lit-html.js';
import { signIn, signOut } from './session.js';
import { LANGUAGES, lang, t } from './words.js';

/** Before the console shows anything. */
export function doorView(seen) {
  return html`
    <main class="arrival">
      <div class="languages" role="group" aria-label=${t('language')}>
        ${Object.entries(LANGUAGES).map(([code, words]) => html`
          <button class="quiet" lang=${code} aria-pressed=${String(code === lang())}
            @click=${() => seen.choose({ lang: code })}>${words}</button>`)}
      </div>
      <div class="paper"><h1>${t('title')}</h1>${inside(seen)}</div>
    </main>`;
}

function inside(seen) {
  switch (seen.phase) {
    case 'sign-in': return form(seen);
    case 'barred': return html`<p role="alert">${t('barred', { name: seen.account?.name ?? '' })}</p>
      <button class="huge" @click=${() => signOut(seen)}>${t('sign-out')}</button>`;
    case 'away': return html`<p role="alert">${t('away.begin')}</p>`;
    default: return html`<p class="skeleton">${t('loading')}</p>`;
  }
}

function form(seen) {
  const { busy, problem } = seen.signingIn;
  return html`
    <p>${t('sign-in.why')}</p>
    <form @submit=${event => {
      event.preventDefault();
      const given = new FormData(event.target);
      signIn(seen, given.get('login').trim(), given.get('password'));
    }}>
      <label for="login">${t('login')}</label>
      <input id="login" name="login" type="email" required autocomplete="username">
      <label for="password">${t('password')}</label>
      <input id="password" name="password" type="password" required autocomplete="current-password">
      ${problem ? html`<p class="bad" role="alert">${seen.sentence(problem)}</p>` : nothing}
      <button class="main huge" ?disabled=${busy}>${t('sign-in')}</button>
    </form>`;
}
