/* More people at the table: whoever asks is shown to those who sit there, and they show the code to join with. */

const OFTEN = 4000;
const SELDOM = 20_000;
const RENEW = 30_000;

export function watchAsks(guest) {
  clearTimeout(guest.asking);
  guest.asking = setTimeout(() => watchAsks(guest), guest.sheet?.name === 'invite' ? OFTEN : SELDOM);
  return look(guest);
}

async function look(guest) {
  if (guest.phase !== 'in' || document.hidden) return;
  const answer = await guest.ask('GET', 'api/visit/asks');
  if (answer.ok && JSON.stringify(answer.body.asks) !== JSON.stringify(guest.asks)) {
    guest.asks = answer.body.asks;
    guest.changed();
  }
}

export async function invite(guest) {
  guest.open('invite');
  watchAsks(guest);
  await showCode(guest);
}

/** It is another when its time is over, or the staff have told a new one. */
async function showCode(guest) {
  clearTimeout(guest.showing);
  const answer = await guest.ask('GET', 'api/visit/code');
  if (guest.sheet?.name !== 'invite') return;
  if (answer.ok) guest.open('invite', { code: answer.body });
  guest.showing = setTimeout(() => guest.sheet?.name === 'invite' && showCode(guest), RENEW);
}

export async function answerAsk(guest, ask, let_) {
  guest.asks = guest.asks.filter(one => one !== ask);
  guest.changed();
  const answer = await guest.ask('POST', `api/visit/asks/${ask.askId}/answer`, { body: { let: let_ } });
  if (!answer.ok) guest.refuse(answer);
}
