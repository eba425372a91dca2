/* The guest's screen, on a phone or on a table's tablet. */

import { Screen, keepOnDevice } from '../shared/screen.js';
import { Guest } from './guest.js';
import { arrive, enter } from './arrival.js';
import { frame } from './frame-view.js';
import { watchIdle } from './idle.js';
import { watchAsks } from './inviting.js';
import { loadOrders } from './orders.js';
import { renew } from './sheet-view.js';

const guest = new Guest(location.pathname.split('/').pop());
const screen = new Screen(document.getElementById('screen'), () => frame(guest));
guest.changed = () => screen.changed();
guest.renew = () => renew(guest);
guest.moved = () => enter(guest);

screen.drawn = () => {
  const dialog = document.getElementById('sheet');
  if (guest.sheet && !dialog.open) dialog.showModal();
  else if (!guest.sheet && dialog?.open) dialog.close();
};

// A countdown is drawn as it goes down.
setInterval(() => guest.sheet?.left && guest.changed(), 1000);

// The same page by another link.
addEventListener('hashchange', () => location.hash && arrive(guest));

// Back from the provider's page, perhaps out of the browser's own memory.
addEventListener('pageshow', event => event.persisted && guest.phase === 'in' && loadOrders(guest));
document.addEventListener('visibilitychange', () => !document.hidden && guest.stream?.hurry());

await guest.begin();
await arrive(guest);
watchAsks(guest);
const { quiet, answer } = document.documentElement.dataset;
watchIdle(guest, quiet ? { quiet: Number(quiet), answer: Number(answer) } : {});
keepOnDevice();
