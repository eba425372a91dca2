/* Who put something in, or ordered it: phones have numbers, as the visit has seen them. */

import { t } from '../shared/words.js';

export function who(guest, device) {
  if (device === guest.visit?.deviceId) return t(guest.tablet ? 'who.tablet' : 'who.you');
  const others = [
    ...[...guest.orders].reverse().map(order => order.deviceId),
    ...(guest.cart?.lines ?? []).map(line => line.deviceId)
  ].filter(one => one !== guest.visit?.deviceId);
  return t('who.other', { number: [...new Set(others)].indexOf(device) + 1 });
}
