import { html } from '../lib/lit-html/lit-html.js';

/** What may be wider than a phone is scrolled by itself, by the keyboard too. */
export const wide = (name, table) => html`<div class="wide" tabindex="0" role="group" aria-label=${name}>${table}</div>`;
