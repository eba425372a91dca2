/* What an operator says. Each of it has a reason and is asked for once more; the product writes down who said it. */

import { newId, problemOf } from '../shared/api.js';
import { tell } from './session.js';
import { t } from './words.js';

/** Where money may have been given back past the provider. */
export const BY_HAND = ['REFUND_OWED', 'REFUND_UNCLEAR', 'STRAY_MONEY'];

export const askSettle = (seen, { sagaId, amount }, how) =>
  seen.open({ name: 'settle', sagaId, amount, how, problem: null, busy: false });

/** The key is the sheet's: pressed again, it is the same refund. */
export const askRefund = (seen, saga) =>
  seen.open({ name: 'refund', orderId: saga.orderId, amount: saga.amount, key: newId(), problem: null, busy: false });

export async function settle(seen, sheet, reason) {
  await send(seen, sheet, () => tell(`api/reviews/${sheet.sagaId}/settle`, { how: sheet.how, reason }),
    () => { forget(seen, sheet.sagaId); return t('settled.' + sheet.how); });
}

export async function refund(seen, sheet, { reason, agreed, discarded }) {
  await send(seen, sheet, () => tell(`api/orders/${sheet.orderId}/staff-cancellations`, { reason, agreed, discarded }, sheet.key),
    answer => t(answer.status === 202 ? 'refund.asked' : 'refund.done'));
}

async function send(seen, sheet, say, done) {
  if (sheet.busy) return;
  Object.assign(sheet, { busy: true, problem: null });
  seen.changed();
  const answer = await say();
  sheet.busy = false;
  if (answer.ok) {
    if (seen.sheet === sheet) seen.close();
    seen.say(done(answer));
    return;
  }
  sheet.problem = problemOf(answer);
  // The same key would be answered the same.
  if (answer.status >= 400 && answer.status < 500) sheet.key = newId();
  seen.changed();
}

/** The next look may be seconds away; if it waits again, it is listed again. */
function forget(seen, sagaId) {
  if (!seen.reviews) return;
  seen.reviews.reviews = seen.reviews.reviews.filter(review => review.sagaId !== sagaId);
}
