/* More people at the table: whoever asks is shown to those who sit there; a tablet shows the code to join with. */

const OFTEN = 4000;
const SELDOM = 20_000;

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
  if (guest.tablet) {
    const answer = await guest.ask('GET', 'api/visit/code');
    if (answer.ok && guest.sheet?.name === 'invite') {
      guest.open('invite', { code: answer.body.joinCode });
    }
  }
}

export async function answerAsk(guest, ask, let_) {
  guest.asks = guest.asks.filter(one => one !== ask);
  guest.changed();
  const answer = await guest.ask('POST', `api/visit/asks/${ask.askId}/answer`, { body: { let: let_ } });
  if (!answer.ok) guest.refuse(answer);
}
