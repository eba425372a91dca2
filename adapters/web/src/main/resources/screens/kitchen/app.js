/* The display of a kitchen or a bar, and the screen that calls numbers. */

import { Screen } from '../shared/screen.js';
import { keep } from '../shared/kept.js';
import { watchBell } from './bell.js';
import { frame } from './frame-view.js';
import { Kitchen } from './kitchen.js';
import { pickupsFrame } from './pickups-view.js';
import { arrive } from './session.js';

const AGEING = 5000;

const calls = location.pathname.endsWith('/pickups');
const named = new URLSearchParams(location.search);
// A link may name the station, too; nobody's name is all of them.
if (named.has('station')) keep('kitchen.station.' + named.get('store'), named.get('station') || null);
const kitchen = new Kitchen(named.get('store'), calls);
const screen = new Screen(document.getElementById('screen'), () => calls ? pickupsFrame(kitchen) : frame(kitchen));
kitchen.changed = () => screen.changed();

screen.drawn = () => {
  const dialog = document.getElementById('sheet');
  if (kitchen.sheet && !dialog.open) dialog.showModal();
  else if (!kitchen.sheet && dialog?.open) dialog.close();
  keepPlace(kitchen);
};

/** A ticket that goes takes the keyboard's place with it: the next one has it then. */
function keepPlace(kitchen) {
  if (kitchen.place === null || document.activeElement !== document.body) return;
  const done = [...document.querySelectorAll('.ticket .done')];
  done[Math.min(kitchen.place, done.length - 1)]?.focus();
  kitchen.place = null;
}

// Tickets grow older while nothing happens.
setInterval(() => kitchen.changed(), AGEING);
document.addEventListener('visibilitychange', () => !document.hidden && kitchen.stream?.hurry());

await kitchen.begin();
if (!calls) watchBell(kitchen);
await arrive(kitchen);
