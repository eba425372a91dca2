/* What the kitchen hears: a new ticket until somebody has accepted it, and once that something was taken back. */

import { isNew } from './kitchen.js';

const AGAIN = 2500;

let context = null;

/** A browser lets a page sound only after a tap. */
export const isAwake = () => context?.state === 'running';

export async function wake(kitchen) {
  context ??= new AudioContext();
  await context.resume();
  ring(kitchen);
  kitchen.changed();
}

export const isMuted = kitchen => kitchen.settings.muted === true;

/** Whether there is something to ring for. */
export const rings = kitchen => kitchen.phase === 'board' && kitchen.cooks && kitchen.board.some(isNew);

export function watchBell(kitchen) {
  setInterval(() => ring(kitchen), AGAIN);
  // Any tap will do; after it, so that nothing moves below the finger meanwhile.
  addEventListener('click', () => !isAwake() && !isMuted(kitchen) && wake(kitchen));
  let rang = false;
  const draw = kitchen.changed;
  // Not only at the next beat.
  kitchen.changed = () => {
    const now = rings(kitchen);
    if (now && !rang) ring(kitchen);
    rang = now;
    draw();
  };
}

function ring(kitchen) {
  if (!rings(kitchen)) return;
  tone(kitchen, 880, 0, .16);
  tone(kitchen, 1320, .18, .22);
}

export function pingVoid(kitchen) {
  tone(kitchen, 520, 0, .25);
  tone(kitchen, 350, .28, .4);
}

function tone(kitchen, pitch, from, length) {
  if (!isAwake() || isMuted(kitchen)) return;
  const begin = context.currentTime + from;
  const sound = context.createOscillator();
  const volume = context.createGain();
  sound.type = 'triangle';
  sound.frequency.value = pitch;
  // Ends softly: it would click otherwise.
  volume.gain.setValueAtTime(.5, begin);
  volume.gain.exponentialRampToValueAtTime(.001, begin + length);
  sound.connect(volume).connect(context.destination);
  sound.start(begin);
  sound.stop(begin + length);
}
