/* A tablet that nobody touches for a while is for the next one to look at: as it was, in the house's language. */

import { isWaiting } from '../shared/api.js';

const QUIET = 60_000;
const ANSWER = 15_000;

export function watchIdle(guest, { quiet = QUIET, answer = ANSWER } = {}) {
  let timer;
  const touched = () => {
    clearTimeout(timer);
    if (guest.sheet?.name === 'idle') guest.close();
    timer = setTimeout(warn, quiet);
  };
  const warn = () => {
    const nothingToForget = !guest.sheet && !guest.search && !guest.settings.changed;
    if (!guest.tablet || guest.phase !== 'in' || guest.order || isWaiting() || nothingToForget) {
      timer = setTimeout(warn, quiet);
      return;
    }
    guest.open('idle');
    timer = setTimeout(reset, answer);
  };
  const reset = async () => {
    guest.sheet = null;
    guest.search = '';
    guest.category = null;
    await guest.choose({ lang: undefined, theme: 'auto', senior: false, changed: false });
    guest.renew?.();
    scrollTo(0, 0);
    timer = setTimeout(warn, quiet);
  };
  for (const event of ['pointerdown', 'keydown', 'wheel']) addEventListener(event, touched, { passive: true });
  touched();
}
