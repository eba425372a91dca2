/* The diagrams that the product draws of its routes, with what happens on them. A diagram lives in a shadow of its own, as its
   style does; of what it is made of only that is taken which draws. */

import { read } from './session.js';
import { has, name as word, t } from './words.js';

const SVG = 'http://www.w3.org/2000/svg';
const ELEMENTS = ['svg', 'title', 'desc', 'defs', 'marker', 'g', 'path', 'rect', 'polygon', 'text'];
const ATTRIBUTES = ['class', 'x', 'y', 'd', 'width', 'height', 'rx', 'id', 'viewBox', 'refX', 'refY', 'orient', 'markerWidth',
  'markerHeight', 'markerUnits', 'points', 'transform', 'role', 'aria-labelledby',
  'data-route', 'data-node', 'data-from', 'data-to', 'data-way'];

const STYLE = /<style>([^<]*)<\/style>/g;

const policy = globalThis.trustedTypes?.createPolicy('tablesaga', { createHTML: text => text });

/** Asks for it once; it changes with the product only. */
export async function draw(seen, name) {
  if (seen.diagrams.has(name)) return;
  const answer = await read('api/diagrams/' + encodeURIComponent(name));
  if (answer.ok) seen.diagrams.set(name, new Diagram(answer.body));
}

class Diagram {
  #sheet = new CSSStyleSheet();
  #style = '';
  #dark = null;
  #told = '';

  constructor({ name, title, description, svg, nodes }) {
    this.name = name;
    this.written = title;
    this.description = description;
    this.nodes = nodes;
    // The page's policy forbids a style that stands in a document, even in one that nobody sees.
    const text = svg.replace(STYLE, (all, style) => { this.#style += style; return ''; });
    // No document that runs anything, and nothing of it but what is copied.
    const drawn = new DOMParser().parseFromString(policy ? policy.createHTML(text) : text, 'image/svg+xml').documentElement;
    this.svg = copy(drawn);
    this.width = Number(this.svg.getAttribute('width'));
    this.height = Number(this.svg.getAttribute('height'));
    this.host = document.createElement('div');
    this.host.className = 'diagram';
    const shadow = this.host.attachShadow({ mode: 'open' });
    shadow.adoptedStyleSheets = [this.#sheet];
    shadow.append(this.svg);
  }

  /** In the reader's language; one that we have no words for as the product calls it. */
  get title() {
    const context = /^context-(.+)$/.exec(this.name)?.[1];
    const saga = /^(.+)-saga$/.exec(this.name)?.[1];
    if (context) return t('diagram.context', { of: word('context', context) });
    if (saga) return t('diagram.saga', { of: word('kind', saga.toUpperCase()) });
    return has('diagram.' + this.name) ? t('diagram.' + this.name) : this.written;
  }

  /** @param marks of a node's id: its mark, a sign beside its colour, and words; null for none of them */
  lay(marks, dark) {
    if (dark !== this.#dark) {
      this.#dark = dark;
      // Whoever reads may have chosen another theme than their device has.
      const chosen = this.#style.replace('(prefers-color-scheme: dark)', dark ? 'all' : 'not all');
      this.#sheet.replaceSync(chosen + OURS);
    }
    const told = JSON.stringify([...marks]);
    if (told === this.#told) return;
    this.#told = told;
    this.svg.classList.toggle('laid', [...marks.values()].some(one => one.mark));
    for (const node of this.svg.querySelectorAll('.node[data-node]')) mark(node, marks.get(node.dataset.node));
    for (const path of this.svg.querySelectorAll('path[data-from]')) {
      const taken = [path.dataset.from, path.dataset.to].every(end => marks.get(end)?.mark);
      path.classList.toggle('taken', taken);
    }
  }

  scale(size) {
    this.svg.setAttribute('width', Math.round(this.width * size));
    this.svg.setAttribute('height', Math.round(this.height * size));
  }

  /** Where these nodes lie, as they are shown; null when none of them is. */
  around(ids) {
    const boxes = [...this.svg.querySelectorAll('.node[data-node]')].filter(node => ids.includes(node.dataset.node))
      .map(node => node.getBoundingClientRect());
    if (boxes.length === 0) return null;
    const all = this.svg.getBoundingClientRect();
    const left = Math.min(...boxes.map(box => box.left)) - all.left;
    const right = Math.max(...boxes.map(box => box.right)) - all.left;
    return { left, width: right - left, top: Math.min(...boxes.map(box => box.top)) - all.top };
  }
}

function copy(of) {
  if (of.localName === 'a') return children(of, document.createElementNS(SVG, 'g'));
  const own = document.createElementNS(SVG, of.localName);
  for (const name of ATTRIBUTES) {
    if (of.hasAttribute(name)) own.setAttribute(name, of.getAttribute(name));
  }
  return children(of, own);
}

function children(of, own) {
  for (const child of of.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) own.append(child.data);
    else if (ELEMENTS.includes(child.localName) || child.localName === 'a') own.append(copy(child));
  }
  return own;
}

function mark(node, how) {
  node.querySelector('.sign')?.remove();
  node.classList.toggle('marked', Boolean(how?.mark));
  if (how?.mark) node.dataset.mark = how.mark;
  else delete node.dataset.mark;
  if (!how) return;
  const shape = node.querySelector('rect, polygon').getBBox();
  const sign = document.createElementNS(SVG, 'text');
  sign.setAttribute('class', 'sign');
  sign.setAttribute('x', shape.x + shape.width / 2);
  sign.setAttribute('y', shape.y - 4);
  sign.textContent = how.text;
  node.append(sign);
}

/** After the diagram's own. */
const OURS = `
svg { display: block; --page: transparent; --ink: var(--their-ink); --soft: var(--their-soft); }
.node .sign { font-size: 13px; font-weight: 750; fill: var(--their-ink); paint-order: stroke; stroke: var(--surface); stroke-width: 5px; }
.laid .node:not(.marked) :is(rect, polygon) { fill: var(--surface); stroke: var(--line); }
.laid .node.marked :is(rect, polygon) { stroke-width: 3; stroke: var(--how); fill: var(--how-soft); }
.laid .node.marked .sign { fill: var(--how); }
.node[data-mark=done] { --how: var(--good); --how-soft: var(--good-soft); }
.node[data-mark=doubt] { --how: var(--warn); --how-soft: var(--warn-soft); }
.node[data-mark=doubt] :is(rect, polygon) { stroke-dasharray: 6 4; }
.node[data-mark=undone] { --how: var(--their-ink); --how-soft: var(--raised); }
.node[data-mark=undone] :is(rect, polygon) { stroke-dasharray: 2 4; }
.node[data-mark=failed] { --how: var(--bad); --how-soft: var(--bad-soft); }
path.taken { stroke-width: 3; }`;
