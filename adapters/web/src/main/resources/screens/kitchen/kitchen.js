/* What a display knows. Modules beside it change it, and say so; views only read it. */

import { keep, kept } from '../shared/kept.js';
import { clock } from '../shared/clock.js';
import { dress } from '../shared/screen.js';
import { has, lang, readersLanguage, speak, t } from './words.js';

const NOTICE_TIME = 7000;
/** Of lines: from the moment they are the station's until it has nothing left to do with them. */
export const DONE = ['READY', 'SERVED', 'WITHDRAWN'];

export class Kitchen {
  /** loading, sign-in, stores, barred, board, away */
  phase = 'loading';
  account = null;
  store = null;
  stores = [];
  /** As the menu names it; null for all of them. */
  station = null;
  stations = new Set();
  tickets = new Map();
  tables = new Map();
  times = new Map();
  /** Whether we hear what changes, and since when we do not. */
  connected = true;
  awaySince = null;
  late = 0;
  /** What was tapped and is not answered: of an order, the states its lines are to have. */
  wishes = new Map();
  sheet = null;
  notice = null;
  place = null;
  signingIn = { busy: false, problem: null };
  showAllDay = matchMedia('(min-width: 48rem)').matches;

  /** @param named the store that the page's address names, if any; @param calls whether guests look at it */
  constructor(named, calls) {
    this.named = named;
    this.calls = calls;
    this.settings = kept('kitchen') ?? {};
  }

  async begin() {
    await this.choose({});
  }

  /** Language, theme, sound. */
  async choose(settings) {
    this.settings = { ...this.settings, ...settings };
    keep('kitchen', this.settings);
    await speak(this.settings.lang ?? readersLanguage()).catch(() => speak('ko'));
    document.title = t(this.calls ? 'pickups.ready' : 'title');
    dress(this.settings);
    this.changed();
  }

  /** Whether whoever is signed in may say how far lines are; floor and managers only look, fire and hold. */
  get cooks() {
    return this.grants(['kitchen']).some(grant => !grant.storeId || grant.storeId === this.store?.id);
  }

  grants(roles) {
    return (this.account?.grants ?? []).filter(grant => roles.includes(grant.role));
  }

  path(more) {
    return `api/stores/${this.store.id}/kitchen/${more}`;
  }

  /** Where something is said. */
  get here() {
    return this.station === null ? {} : { station: this.station };
  }

  get query() {
    return this.station === null ? '' : 'station=' + encodeURIComponent(this.station);
  }

  /** The lines as they stand, or as whoever has tapped them wants them to. */
  lines(ticket) {
    const wished = this.wishes.get(ticket.orderId);
    return ticket.lines.map(line => {
      const state = wished?.get(line.position);
      return state && state !== line.state ? { ...line, state, sending: true } : line;
    });
  }

  /** A station is done with what is ready; the pass, which sees all of them, when it is served. */
  isDone(line) {
    return !line.unseen && (this.station === null ? ['SERVED', 'WITHDRAWN'] : DONE).includes(line.state);
  }

  /** The oldest first; what is held only, behind what is to be made. */
  get board() {
    const open = [...this.tickets.values()]
      .map(ticket => ({ ...ticket, lines: this.lines(ticket) }))
      .filter(ticket => ticket.lines.some(line => !this.isDone(line)));
    const waits = ticket => Number(isHeld(ticket));
    return open.sort((one, other) => waits(one) - waits(other) || (one.orderId < other.orderId ? -1 : 1));
  }

  age(ticket) {
    return ticket.ageSeconds + Math.floor((performance.now() - ticket.heardAt) / 1000);
  }

  clock = when => clock(when, this.store?.timeZone ?? 'Asia/Seoul', lang());

  sentence(problem, values = {}) {
    return has('problem.' + problem) ? t('problem.' + problem, values) : t('problem.unexpected');
  }

  open(name, more = {}) {
    this.sheet = { name, ...more };
    this.changed();
  }

  close() {
    this.sheet = null;
    this.changed();
  }

  say(text, kind = 'good') {
    clearTimeout(this.silence);
    this.notice = { text, kind };
    this.silence = setTimeout(() => { this.notice = null; this.changed(); }, NOTICE_TIME);
    this.changed();
  }
}

/** Whether nothing of it is to be made yet. */
export const isHeld = ticket => ticket.lines.some(line => line.state === 'HELD')
  && ticket.lines.every(line => !line.unseen && ['HELD', ...DONE].includes(line.state));

/** What nobody has said that they have seen. */
export const isNew = ticket => ticket.lines.some(line => line.state === 'WAITING');
