/* What is of persons is written down whenever somebody reads it: it is read when it has changed, not at every look. */

import { read } from './session.js';

/** How sagas stand, without whatever is theirs. */
export function glance(seen, asked) {
  const store = seen.ownStores?.[0];
  return read('api/sagas?' + new URLSearchParams(store ? { ...asked, storeId: store } : asked));
}
