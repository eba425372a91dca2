import { html } from '../lib/lit-html/lit-html.js';

const paths = {
  search: html`<svg viewBox="0 0 24 24"><circle cx="11" cy="11" r="6.5"/><path d="m16 16 5 5"/></svg>`,
  globe: html`<svg viewBox="0 0 24 24"><circle cx="12" cy="12" r="9"/><path d="M3 12h18M12 3c3 3 3 15 0 18M12 3c-3 3-3 15 0 18"/></svg>`,
  cart: html`<svg viewBox="0 0 24 24"><path d="M3 4h2.5l2 11h10l2-8H6.5"/><circle cx="9" cy="19.5" r="1.5"/><circle cx="16.5" cy="19.5" r="1.5"/></svg>`,
  list: html`<svg viewBox="0 0 24 24"><path d="M6 3h12v18l-3-2-3 2-3-2-3 2z"/><path d="M9 8h6M9 12h6"/></svg>`,
  bell: html`<svg viewBox="0 0 24 24"><path d="M4 18h16a8 8 0 0 0-16 0zM12 10V7M10 7h4M3 21h18"/></svg>`,
  people: html`<svg viewBox="0 0 24 24"><circle cx="9" cy="8" r="3.5"/><path d="M2.5 20a6.5 6.5 0 0 1 13 0"/><path d="M18.5 8v6M15.5 11h6"/></svg>`,
  plus: html`<svg viewBox="0 0 24 24"><path d="M12 5v14M5 12h14"/></svg>`,
  minus: html`<svg viewBox="0 0 24 24"><path d="M5 12h14"/></svg>`,
  close: html`<svg viewBox="0 0 24 24"><path d="m6 6 12 12M18 6 6 18"/></svg>`,
  check: html`<svg viewBox="0 0 24 24"><path d="m5 13 4.5 4.5L19 7"/></svg>`,
  card: html`<svg viewBox="0 0 24 24"><rect x="3" y="5.5" width="18" height="13" rx="2"/><path d="M3 10h18M7 15h4"/></svg>`,
  touch: html`<svg viewBox="0 0 24 24"><path d="M13 3 6 13h5l-1 8 8-11h-6z"/></svg>`,
  desk: html`<svg viewBox="0 0 24 24"><path d="M4 11h16v9H4zM2.5 11h19M8 11V8a4 4 0 0 1 8 0v3M11 15.5h2"/></svg>`,
  crown: html`<svg viewBox="0 0 24 24"><path d="m3 7 4.5 5L12 5l4.5 7L21 7l-2 11H5z"/></svg>`,
  letters: html`<svg viewBox="0 0 24 24"><path d="M3 19 8 6l5 13M4.6 15h6.8M14.5 19l3.2-8 3.3 8M15.6 16.4h4.3"/></svg>`,
  offline: html`<svg viewBox="0 0 24 24"><path d="M3 3l18 18M2 9a15 15 0 0 1 5-3M22 9a15 15 0 0 0-10-4M6 13a9 9 0 0 1 4-2.3M18 13a9 9 0 0 0-2-1.4M9.5 17a4 4 0 0 1 5 0"/></svg>`
};

export default Object.fromEntries(Object.entries(paths).map(([name, path]) => [name, html`<span class="icon" aria-hidden="true">${path}</span>`]));
