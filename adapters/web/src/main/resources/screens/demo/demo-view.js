import { html, nothing } from '../lib/lit-html/lit-html.js';
import { live } from '../lib/lit-html/directives/live.js';
import icons from '../shared/icons.js';
import { LANGUAGES, lang, t } from './words.js';

const PACES = [10, 20, 60];
const COUNTED = ['guests', 'ordered', 'served', 'cancelled', 'unpaid', 'faults'];

export function frame(demo) {
  return html`
    <header class="top">
      <div>
        <h1>${t('title')}</h1>
        <p class="hint">${t('no-money')}</p>
      </div>
      <div class="languages" role="group" aria-label=${t('language')}>
        ${Object.entries(LANGUAGES).map(([code, name]) => html`
          <button class="quiet" lang=${code} aria-pressed=${String(code === lang())}
            @click=${() => demo.choose({ lang: code })}>${name}</button>`)}
      </div>
    </header>
    <main>
      <section aria-labelledby="screens">
        <h2 id="screens">${t('screens')}</h2>
        <p class="hint">${t('screens.how')}</p>
        <ul class="cards">
          ${card('tablet', icons.desk)}
          ${card('phone', icons.touch)}
          ${card('kitchen', icons.bell)}
          ${card('pickups', icons.list)}
          ${card('console', icons.search)}
          ${demo.payments ? card('payments', icons.card) : nothing}
        </ul>
      </section>
      ${evening(demo)}
    </main>`;
}

/** Each in a window of its own, so that they can stand side by side. */
function card(name, icon, query = '', words = 'screen.' + name) {
  return html`
    <li><a class="card" href=${'demo/' + name + query} target="_blank" rel="noopener">${icon}
      <span><b>${t(words)}</b><small>${t(words + '.what')}</small></span>
      <span class="unseen">${t('new-window')}</span></a></li>`;
}

function evening(demo) {
  const { running } = demo;
  return html`
    <section class="evening" aria-labelledby="evening">
      <h2 id="evening">${t('evening')}</h2>
      <p>${t('evening.what')}</p>
      <div class="choices">
        <fieldset ?disabled=${running || demo.busy}>
          <legend>${t('pace')}</legend>
          ${PACES.map(pace => html`
            <label class="choice"><input type="radio" name="pace" .checked=${live(demo.pace === pace)}
              @change=${() => { demo.pace = pace; demo.changed(); }}>${t('pace.' + pace)}</label>`)}
        </fieldset>
        <fieldset ?disabled=${running || demo.busy}>
          <legend>${t('faults')}</legend>
          <label class="choice"><input type="checkbox" .checked=${live(demo.faults)}
            @change=${event => { demo.faults = event.target.checked; demo.changed(); }}>${t('faults.on')}</label>
          <p class="hint">${t('faults.what')}</p>
        </fieldset>
      </div>
      <button class=${'switch huge ' + (running ? 'on' : 'main')} ?disabled=${demo.busy} @click=${() => demo.toggle()}>
        <span class="knob" aria-hidden="true"></span>${t(running ? 'stop' : 'start')}</button>
      <div role="status">
        ${demo.connected ? nothing : html`<p class="bad">${t('problem.away')}</p>`}
        ${demo.problem ? html`<p class="bad">${demo.sentence(demo.problem)}</p>` : nothing}
        ${demo.evening ? html`<p class="stage">${stage(demo)}</p>` : nothing}
      </div>
      ${demo.evening?.progress ? progress(demo.evening) : nothing}
    </section>`;
}

function stage({ busy, running, evening }) {
  if (busy) return t(running ? 'stage.stopping' : 'stage.OPENING');
  if (running) return t('stage.' + evening.progress.stage);
  if (evening.state !== 'ENDED') return t('state.' + evening.state);
  return evening.wrong.length === 0 ? t('verdict.well') : t('verdict.wrong', { count: evening.wrong.length });
}

function progress({ state, progress: seen, wrong }) {
  return html`
    ${state === 'ENDED' ? html`<p class=${'verdict ' + (wrong.length ? 'bad' : 'good')}>
      ${wrong.length ? icons.close : icons.check}<span>${t(wrong.length ? 'verdict.look' : 'verdict.means')}</span></p>` : nothing}
    ${wrong.length ? html`<ul class="wrong" lang="en">${wrong.map(sentence => html`<li>${sentence}</li>`)}</ul>` : nothing}
    <dl class="counts">
      <div><dt>${t('count.minute')}</dt><dd class="number">${seen.minute}</dd></div>
      ${COUNTED.map(name => html`<div><dt>${t('count.' + name)}</dt><dd class="number">${seen[name]}</dd></div>`)}
    </dl>
    ${seen.store ? html`
      <h3>${t('evening.screens')}</h3>
      <ul class="cards">
        ${card('kitchen', icons.bell, '?store=' + seen.store, 'evening.kitchen')}
        ${card('kitchen', icons.bell, `?store=${seen.store}&station=bar`, 'evening.bar')}
        ${card('pickups', icons.list, '?store=' + seen.store, 'evening.pickups')}
      </ul>` : nothing}`;
}
