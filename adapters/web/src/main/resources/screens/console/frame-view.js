import { html, nothing } from '../lib/lit-html/lit-html.js';
import icons from '../shared/icons.js';
import { booksView } from './books-view.js';
import { doorView } from './door-view.js';
import { flowView } from './flow-view.js';
import { moment } from './figures.js';
import { findingView } from './finding-view.js';
import { href, NAMES } from './places.js';
import { reviewsView } from './reviews-view.js';
import { sagaView } from './saga-view.js';
import { sheetView } from './sheet-view.js';
import { LANGUAGES, lang, t } from './words.js';

const VIEWS = { sagas: findingView, saga: sagaView, reviews: reviewsView, flow: flowView, books: booksView };

export function frame(seen) {
  return html`
    ${seen.phase === 'in' ? inside(seen) : doorView(seen)}
    <dialog id="sheet" class="sheet" aria-labelledby="sheet-title"
        @cancel=${event => { event.preventDefault(); seen.close(); }}
        @click=${event => event.target === event.currentTarget && seen.close()}>
      ${seen.sheet ? sheetView(seen) : nothing}
    </dialog>
    <div class="notices" role="alert">${seen.notice
      ? html`<p class=${'notice ' + seen.notice.kind}>${seen.notice.text}</p>` : nothing}</div>`;
}

function inside(seen) {
  const here = seen.place.view === 'saga' ? 'sagas' : seen.place.view;
  return html`
    <header class="top">
      <h1>${t('title')}</h1>
      <nav aria-label=${t('places')}>
        ${NAMES.map(view => html`<a href=${href({ view })} aria-current=${view === here ? 'page' : 'false'}>${t('view.' + view)}</a>`)}
      </nav>
      <button class="quiet" @click=${() => seen.open({ name: 'settings' })}>
        ${icons.globe}<span>${LANGUAGES[lang()]}</span><span class="unseen">, ${t('settings')}</span></button>
    </header>
    <div role="status">${seen.connected ? nothing : html`<p class="banner warn">${icons.offline}
      <span>${t('away', { time: moment(seen.awaySince) })}</span></p>`}</div>
    <main class=${seen.place.view}>
      ${seen.refused ? html`<div class="paper" role="alert"><h2>${t('refused')}</h2><p>${seen.sentence(seen.refused)}</p>
        <p class="hint">${t('signed-in', { name: seen.account.name })}</p></div>` : VIEWS[seen.place.view](seen)}
    </main>`;
}
