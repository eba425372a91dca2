/* What every screen is: something that is drawn anew when something has changed, once a frame. */

import { render } from '../lib/lit-html/lit-html.js';
import { BASE } from './api.js';

export class Screen {
  #asked = false;

  constructor(place, draw) {
    this.place = place;
    this.draw = draw;
  }

  changed() {
    if (this.#asked) return;
    this.#asked = true;
    queueMicrotask(() => {
      this.#asked = false;
      render(this.draw(), this.place);
      this.drawn?.();
    });
  }
}

/** Light, dark, or as the device says; high contrast and large letters for whoever wants them. */
export function dress({ theme = 'auto', senior = false } = {}) {
  const root = document.documentElement;
  root.dataset.theme = theme;
  root.classList.toggle('senior', senior);
}

/** Without it the screen works as long as the network does. */
export function keepOnDevice() {
  if (!('serviceWorker' in navigator)) return;
  const address = new URL('sw.js', BASE).href;
  const policy = globalThis.trustedTypes?.createPolicy('tablesaga', { createScriptURL: () => address });
  navigator.serviceWorker.register(policy ? policy.createScriptURL('') : address).catch(() => {});
}
