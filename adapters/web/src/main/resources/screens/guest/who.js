/* Who put something in, or ordered it: other devices have numbers, as the visit has seen them. */

import { t } from '../shared/words.js';

const LARGE = 600;

export function who(guest, device) {
  if (device === guest.visit?.deviceId) return t('who.' + kind(guest));
  const others = [
    ...[...guest.orders].reverse().map(order => order.deviceId),
    ...(guest.cart?.lines ?? []).map(line => line.deviceId)
  ].filter(one => one !== guest.visit?.deviceId);
  return t('who.other', { number: [...new Set(others)].indexOf(device) + 1 });
}

/** A guest's own tablet or laptop is neither a phone nor the table's. */
function kind(guest) {
  if (guest.tablet) return 'tablet';
  return Math.min(screen.width, screen.height) < LARGE ? 'phone' : 'device';
}
