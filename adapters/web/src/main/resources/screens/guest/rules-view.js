import { html, nothing } from '../lib/lit-html/lit-html.js';
import { has, t } from '../shared/words.js';
import { agree, change, lines, remove } from './cart.js';
import { categories } from './menu.js';
import { lookAt } from './menu-view.js';

/** A refusal as what can be done about it: a sentence for each rule, and a button for each way out that we know. */
export function explained(guest, problem) {
  const broken = problem.broken ?? [];
  return html`
    <section class="refusal">
      ${broken.length === 0 ? html`<p>${guest.sentence(problem)}</p>` : broken.map(rule => html`
        <p>${ruleSentence(guest, problem, rule)}</p>
        ${rule.items.map(item => itemHint(guest, rule, item))}
        <div class="ways">${rule.ways.map(way => button(guest, way, rule))}</div>`)}
      ${problem.sides ? html`<ul>${problem.sides.map(side => html`<li>${side.name}</li>`)}</ul>` : nothing}
    </section>`;
}

function ruleSentence(guest, problem, rule) {
  const names = rule.items.map(item => item.name).join(', ');
  return has('rule.' + rule.rule) ? t('rule.' + rule.rule, { items: names }) : problem.detail;
}

function itemHint(guest, rule, item) {
  const say = (key, values) => html`<p class="hint">${t(key, { name: item.name, ...values })}</p>`;
  if (item.from) return say('hint.from', { time: guest.clock(item.from) });
  if (item.quantities) return say('hint.quantities', { quantities: item.quantities.slice(0, 5).join(', ') });
  if (item.group) return say('hint.group', { group: item.group.name, min: item.group.min, max: item.group.max });
  if (item.againInSeconds) return say('hint.again', { minutes: Math.ceil(item.againInSeconds / 60) });
  return nothing;
}

function button(guest, way, rule) {
  const act = acts[way];
  return act ? html`<button @click=${() => act(guest, rule)}>${t('way.' + way)}</button>` : nothing;
}

const linesOf = (guest, rule) => lines(guest).filter(line => rule.items.some(item => item.itemId === line.itemId));

const acts = {
  'leave-out': (guest, rule) => {
    linesOf(guest, rule).forEach(line => remove(guest, line));
    guest.close();
  },
  confirm: (guest, rule) => {
    linesOf(guest, rule).filter(line => line.changed).forEach(line => agree(guest, line));
    guest.close();
  },
  'add-main': guest => {
    const main = guest.menu.items.find(item => (item.rules.course ?? 'MAIN') === 'MAIN');
    guest.category = main?.category ?? categories(guest)[0];
    guest.search = '';
    guest.close();
  },
  'choose-options': (guest, rule) => {
    const line = linesOf(guest, rule)[0];
    const item = line && guest.item(line.itemId);
    if (!item) return;
    remove(guest, line);
    lookAt(guest, item);
  },
  'leave-options-out': (guest, rule) => {
    const gone = rule.items.flatMap(item => item.options ?? []);
    linesOf(guest, rule).forEach(line =>
      change(guest, { ...line, optionIds: line.optionIds.filter(id => !gone.includes(id)) }, line.quantity));
    guest.close();
  },
  'change-quantity': (guest, rule) => {
    linesOf(guest, rule).forEach(line => {
      const allowed = rule.items.find(item => item.itemId === line.itemId)?.quantities ?? [];
      const nearest = [...allowed].sort((a, b) => Math.abs(a - line.quantity) - Math.abs(b - line.quantity))[0];
      if (nearest) change(guest, line, nearest);
    });
    guest.close();
  },
  'say-head-count': guest => guest.open('pay', { headCount: true })
};
