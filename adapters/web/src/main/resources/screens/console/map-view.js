/* A diagram in a window that is scrolled and made larger. */

import { html } from '../lib/lit-html/lit-html.js';
import icons from '../shared/icons.js';
import { t } from './words.js';

const STEP = 1.25;
const SMALLEST = 0.2;
const LARGEST = 2;
/** Letters of twelve points are still read. */
const READABLE = 0.75;

/** Of each diagram, how large somebody wants it. */
const sizes = new Map();
let shown = null;

/** @param whose what it is looked at for: somewhere else one begins anew */
export function mapView(seen, diagram, whose, marks) {
  if (!diagram) return html`<p class="skeleton">${t('loading')}</p>`;
  const key = diagram.name + ' ' + whose;
  queueMicrotask(() => place(seen, diagram, key, marks));
  const resize = size => {
    sizes.set(key, Math.min(LARGEST, Math.max(SMALLEST, size)));
    diagram.scale(sizes.get(key));
  };
  return html`
    <div class="tools">
      <button class="quiet" aria-label=${t('smaller')} @click=${() => resize(sizes.get(key) / STEP)}>${icons.minus}</button>
      <button class="quiet" aria-label=${t('larger')} @click=${() => resize(sizes.get(key) * STEP)}>${icons.plus}</button>
      <button class="quiet" @click=${event => resize(room(event.target.closest('.tools').nextElementSibling) / diagram.width)}>
        ${t('whole')}</button>
    </div>
    <div class="map" tabindex="0" role="group" aria-label=${diagram.title}>${diagram.host}</div>`;
}

const room = box => box.clientWidth - 2;

/** Once it stands in the page; the first time so that what is marked is seen. */
function place(seen, diagram, key, marks) {
  const box = diagram.host.parentElement;
  if (!box) return;
  const first = shown !== key || !sizes.has(key);
  if (!sizes.has(key)) sizes.set(key, Math.min(1, Math.max(READABLE, room(box) / diagram.width)));
  if (first) diagram.scale(sizes.get(key));
  diagram.lay(marks, seen.dark);
  if (!first) return;
  shown = key;
  const ids = [...marks].filter(([, how]) => how.mark).map(([id]) => id);
  const all = diagram.around(ids);
  // Where not all of it has room, what came last.
  const seenBest = all && all.width > box.clientWidth ? diagram.around(ids.slice(-1)) ?? all : all;
  if (!seenBest) return;
  box.scrollLeft = seenBest.left + seenBest.width / 2 - box.clientWidth / 2;
  box.scrollTop = seenBest.top - 64;
}
