/* What the tables of tickets are called. */

import { ask } from '../shared/api.js';

const PAGE = 200;
const PATIENCE = 10_000;

/** All of the store's; once more when one was asked for meanwhile, as it may be newer than what was read. */
export async function nameTables(kitchen) {
  kitchen.unnamed = true;
  if (kitchen.naming) return;
  kitchen.naming = true;
  while (kitchen.unnamed) {
    kitchen.unnamed = false;
    await readNames(kitchen, kitchen.store.id);
  }
  kitchen.naming = false;
  kitchen.changed();
}

async function readNames(kitchen, store) {
  let after = '';
  do {
    const page = await ask('GET', kitchen.path(`tables?limit=${PAGE}${after}`), { patience: PATIENCE });
    if (!page.ok || kitchen.store.id !== store) return;
    page.body.tables.forEach(table => kitchen.tables.set(table.id, table.name));
    after = page.body.next ? '&after=' + page.body.next : '';
  } while (after);
}
