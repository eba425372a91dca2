/* The console: what sagas, routes and books are doing, and what waits for a human. */

import { Screen } from '../shared/screen.js';
import { Console } from './console.js';
import { frame } from './frame-view.js';
import { go } from './places.js';
import { arrive } from './session.js';

const seen = new Console();
const screen = new Screen(document.getElementById('screen'), () => frame(seen));
seen.changed = () => screen.changed();

screen.drawn = () => {
  const dialog = document.getElementById('sheet');
  if (seen.sheet && !dialog.open) dialog.showModal();
  else if (!seen.sheet && dialog?.open) dialog.close();
};

addEventListener('hashchange', () => seen.phase === 'in' && go(seen));
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => seen.changed());

await seen.begin();
await arrive(seen);
