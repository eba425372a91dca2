import { html, nothing, svg } from '../lib/lit-html/lit-html.js';
import { amount, instant, short } from './figures.js';
import { sequence } from './sequence.js';
import { has, name, t } from './words.js';

const WIDE = 210;
const HIGH = 46;
const TOP = 56;
const TIMES = 110;
const LETTERS = 44;

/** The journal beside it says the same in words. */
export function sequenceView(saga, nodes, upTo) {
  const { lines, said } = sequence(saga, nodes, upTo);
  const width = TIMES + lines.length * WIDE;
  const height = TOP + (said.length + 1) * HIGH;
  const at = who => TIMES + lines.indexOf(who) * WIDE + WIDE / 2;
  return html`
    <div class="map" tabindex="0" role="group" aria-label=${t('sequence')}>
      <svg class="sequence" role="img" aria-label=${t('sequence.what')} width=${width} height=${height} viewBox=${`0 0 ${width} ${height}`}>
        <defs>${['done', 'undone', 'doubt', 'failed'].map(kind => svg`
          <marker id=${'arrow-' + kind} class=${kind} viewBox="0 0 8 8" refX="7" refY="4" markerWidth="9" markerHeight="9"
            markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0L8 4L0 8z"/></marker>`)}</defs>
        ${lines.map(who => svg`
          <line class="life" x1=${at(who)} x2=${at(who)} y1="40" y2=${height - 8}/>
          <rect class="who" x=${at(who) - 80} y="8" width="160" height="32" rx="8"/>
          <text class="who" x=${at(who)} y="29">${lineName(who)}</text>`)}
        ${said.map((one, index) => row(one, TOP + index * HIGH + 26, at))}
      </svg>
    </div>`;
}

const lineName = who => has('line.' + who) ? t('line.' + who) : who;

function row(one, y, at) {
  const { from, to, kind } = one;
  const time = svg`<text class="time" x="8" y=${y + 4}>${instant(one.at)}</text>`;
  const cls = kind + (one.later ? ' later' : '');
  if (from === to) return svg`<g class=${cls}>${time}
    <rect class="note" x=${at(from) - 85} y=${y - 15} width="170" height="30" rx="15"/>
    <text class="note" x=${at(from)} y=${y + 5}>${cut(name('event', one.event))}</text>
    ${detail(one.detail, at(from) + 92, y + 5, 'start')}</g>`;
  const middle = (at(from) + at(to)) / 2;
  const right = at(to) > at(from);
  return svg`<g class=${cls}>${time}
    <path d=${`M${at(from)} ${y}L${at(to) - (right ? 2 : -2)} ${y}`}/>
    <text x=${middle} y=${y - 6}>${cut(words(one))}</text>
    ${detail(one.one ? (one.one.providerReference ?? one.one.merchantReference) : one.detail, middle, y + 15, 'middle')}</g>`;
}

function words(one) {
  if (one.words) return t('said.' + one.words, { amount: amount(one.one.amount), id: short(one.one.providerReference) });
  const sign = { undone: '↶ ', failed: '✕ ', doubt: '? ' }[one.kind] ?? '';
  return sign + (one.route ?? name('event', one.event));
}

const detail = (text, x, y, anchor) => text
  ? svg`<text class="detail" x=${x} y=${y} text-anchor=${anchor}><title>${text}</title>${cut(text)}</text>` : nothing;

const cut = text => text.length > LETTERS ? text.slice(0, LETTERS - 1) + '…' : text;
