/* The tickets: read once, and from then on as they change. */

import { ask } from '../shared/api.js';
import { keep } from '../shared/kept.js';
import { listen } from '../shared/stream.js';
import { pingVoid } from './bell.js';
import { arrive } from './session.js';
import { nameTables } from './tables.js';
import { lang, t } from './words.js';

const PAGE = 200;
const LOOK_AGAIN = 5000;
/** A station that has made so many tells what is late there. */
const ENOUGH = 20;
const SOON = 180;

const read = path => ask('GET', path, { lang: lang(), patience: 20_000 });

export async function begin(kitchen) {
  end(kitchen);
  const reading = kitchen.reading = {};
  await Promise.all([readTimes(kitchen), readTickets(kitchen, reading)]);
}

export function end(kitchen) {
  kitchen.stream?.stop();
  kitchen.stream = null;
  kitchen.reading = null;
  kitchen.tickets = new Map();
  kitchen.wishes = new Map();
  kitchen.late = 0;
}

export async function chooseStation(kitchen, station) {
  kitchen.station = station;
  keep('kitchen.station.' + kitchen.store.id, station);
  kitchen.changed();
  await begin(kitchen);
}

/** Page by page; the first one says from which change on to listen. */
async function readTickets(kitchen, reading) {
  const tickets = new Map();
  let number = null;
  let after = '';
  do {
    const page = await read(kitchen.path(`tickets?open=true&limit=${PAGE}${after}&${kitchen.query}`));
    if (kitchen.reading !== reading) return;
    if (!page.ok) {
      failed(kitchen, page.status, reading);
      return;
    }
    number ??= page.body.number;
    page.body.tickets.forEach(ticket => tickets.set(ticket.orderId, heard(kitchen, ticket)));
    after = page.body.next ? '&after=' + page.body.next : '';
  } while (after);
  kitchen.tickets = tickets;
  kitchen.number = number;
  back(kitchen);
  kitchen.changed();
  hear(kitchen, reading);
}

function failed(kitchen, status, reading) {
  if (status === 401) {
    end(kitchen);
    arrive(kitchen);
  } else if (status === 403) {
    kitchen.phase = 'barred';
  } else {
    away(kitchen);
    setTimeout(() => kitchen.reading === reading && readTickets(kitchen, reading), LOOK_AGAIN);
  }
  kitchen.changed();
}

function hear(kitchen, reading) {
  kitchen.stream = listen(kitchen.path(`changes?after=${kitchen.number}&${kitchen.query}`), {
    heard: (name, now) => {
      if (name === 'ticket') show(kitchen, now);
      else if (name === 'late-tickets') kitchen.late = now.orderIds.length;
      kitchen.changed();
    },
    there: () => back(kitchen),
    away: () => away(kitchen),
    refused: status => {
      if (status === 503) catchUp(kitchen, reading);
      else if ([401, 403, 409].includes(status)) begin(kitchen);
      else away(kitchen);
    }
  });
}

/** Where too many listen, page by page; the stream tries again by itself. */
async function catchUp(kitchen, reading) {
  const page = await read(kitchen.path(`changes?after=${kitchen.number}&limit=${PAGE}&${kitchen.query}`));
  if (kitchen.reading !== reading) return;
  if (!page.ok) {
    away(kitchen);
    return;
  }
  page.body.tickets.forEach(ticket => show(kitchen, ticket));
  kitchen.number = Math.max(kitchen.number, page.body.number);
  back(kitchen);
  if (page.body.more) await catchUp(kitchen, reading);
}

function show(kitchen, ticket) {
  const before = kitchen.tickets.get(ticket.orderId);
  if (before && before.number >= ticket.number) return;
  const news = ticket.lines.filter(line => line.unseen
    && !before?.lines.find(one => one.position === line.position)?.unseen);
  if (news.length > 0) pingVoid(kitchen);
  kitchen.tickets.set(ticket.orderId, heard(kitchen, ticket));
  kitchen.number = Math.max(kitchen.number, ticket.number);
  forgetDone(kitchen);
  kitchen.changed();
}

function heard(kitchen, ticket) {
  [...ticket.lines.map(line => line.station), ...ticket.alsoAt].forEach(station => kitchen.stations.add(station));
  if (!kitchen.tables.has(ticket.tableId)) {
    kitchen.tables.set(ticket.tableId, '');
    nameTables(kitchen);
  }
  return { ...ticket, heardAt: performance.now() };
}

/** A display stands for days. */
function forgetDone(kitchen) {
  for (const [order, ticket] of kitchen.tickets) {
    if (kitchen.tickets.size <= 500) return;
    if (ticket.lines.every(line => kitchen.isDone(line))) kitchen.tickets.delete(order);
  }
}

function back(kitchen) {
  if (kitchen.connected) return;
  kitchen.connected = true;
  kitchen.awaySince = null;
  kitchen.say(t('back'));
}

function away(kitchen) {
  if (!kitchen.connected) return;
  kitchen.connected = false;
  kitchen.awaySince = new Date();
  kitchen.changed();
}

/** What is late, by what a station's own dishes take; nothing is late within minutes. */
async function readTimes(kitchen) {
  const answer = await read(kitchen.path('times?limit=200'));
  if (!answer.ok) return;
  const stations = answer.body.times.filter(time => !time.name);
  stations.forEach(time => kitchen.stations.add(time.station));
  kitchen.times = new Map(stations.filter(time => time.lines >= ENOUGH).map(time => {
    const soon = Math.max(SOON, time.usualSeconds);
    return [time.station, { soon, late: Math.max(soon + 120, time.slowSeconds) }];
  }));
  kitchen.changed();
}
