import { html, nothing } from '../lib/lit-html/lit-html.js';
import icons from '../shared/icons.js';
import { lookAtBooks } from './books.js';
import { date, number } from './figures.js';
import { href } from './places.js';
import { wide } from './wide-view.js';
import { t } from './words.js';

const SUBJECT = /^(order|saga) ([0-9a-f-]{36})/;

export function booksView(seen) {
  const { books } = seen;
  return html`
    <div class="panel-head"><h2>${t('view.books')}</h2>
      <button ?disabled=${!books} @click=${() => lookAtBooks(seen)}>${t('books.again')}</button></div>
    <p class="hint">${t('books.what')}</p>
    <div role="status">${books ? verdict(books) : html`<p class="skeleton">${t('books.reading')}</p>`}</div>
    ${books?.violations.length ? violations(books) : nothing}
    ${books?.before.node ? html`<p class="hint">${before(books.before)}</p>` : nothing}
    ${books ? onTheWay(books) : nothing}`;
}

const verdict = ({ balanced, at, violations }) => html`
  <p class=${'verdict ' + (balanced ? 'good' : 'bad')}>${balanced ? icons.check : icons.close}
    <span>${balanced ? t('books.well') : t('books.wrong', { count: violations.length })} <small>${date(at)}</small></span></p>`;

const before = ({ at, node, violations }) => t('books.before', { at: date(at), node, count: violations });

const violations = books => wide(t('books.violations'), html`<table class="list"><caption>${t('books.violations')}</caption>
    <thead><tr><th scope="col">${t('books.rule')}</th><th scope="col">${t('books.subject')}</th><th scope="col">${t('detail')}</th></tr></thead>
    <tbody lang="en">${books.violations.map(one => html`<tr><th scope="row">${one.rule}</th><td>${subject(one.subject)}</td><td>${one.detail}</td></tr>`)}</tbody>
  </table>`);

function subject(text) {
  const [, what, id] = SUBJECT.exec(text) ?? [];
  if (!id) return html`<code>${text}</code>`;
  return html`<a href=${href(what === 'saga' ? { saga: id } : { view: 'sagas', by: 'order', q: id })}><code>${text}</code></a>`;
}

function onTheWay({ onTheWay }) {
  const all = Object.entries(onTheWay);
  return html`<section class="panel" aria-labelledby="on-the-way"><h2 id="on-the-way">${t('books.on-the-way')}</h2>
    <p class="hint">${t('books.on-the-way.what')}</p>
    ${all.length === 0 ? html`<p>${t('books.nothing')}</p>` : html`<dl class="figures" lang="en">${all.map(([what, count]) => html`
      <div><dt>${what}</dt><dd><b>${number(count)}</b></dd></div>`)}</dl>`}</section>`;
}
