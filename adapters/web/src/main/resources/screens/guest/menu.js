/* The menu as a guest looks through it. */

const OFTEN = 60_000;

export async function loadMenu(guest) {
  clearTimeout(guest.menuTimer);
  guest.menuTimer = setTimeout(() => loadMenu(guest), OFTEN);
  const items = [];
  let keptOnDevice = false;
  let after = '';
  do {
    const page = await guest.look(`api/menus?storeId=${guest.scanned.storeId}&limit=200${after}`);
    if (!page.ok) return;
    keptOnDevice ||= page.kept;
    items.push(...page.body.items);
    after = page.body.next ? '&after=' + page.body.next : '';
  } while (after);
  guest.menu = { items, kept: keptOnDevice };
  guest.changed();
}

export const categories = guest => [...new Set((guest.menu?.items ?? []).map(item => item.category))];

/** In menu order; what is searched for, in all categories. */
export function shown(guest) {
  const wanted = guest.search.trim().toLocaleLowerCase();
  const all = guest.menu?.items ?? [];
  if (wanted) return all.filter(item => (item.name + ' ' + item.description).toLocaleLowerCase().includes(wanted));
  const category = guest.category ?? categories(guest)[0];
  return all.filter(item => item.category === category);
}

/** Why it cannot be ordered now; nothing when it can. */
export function shut(item) {
  if (item.soldOut || item.available < 1) return 'sold-out';
  if (!item.availableNow) return 'later';
  if (item.stationBusy) return 'busy';
  return null;
}

export const FEW = 10;

/** Up to here a rank is something to show on a picture. */
export const BEST = 10;

/** What is ordered most comes first; equals as the menu has them. */
export const ranked = guest =>
  (guest.menu?.items ?? []).filter(item => item.rank).sort((one, other) => one.rank - other.rank);
