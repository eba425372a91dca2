/* What a guest's screen knows. Modules beside it change it, and say so; views only read it. */

import { ask, isLater, problemOf } from '../shared/api.js';
import { kept, keep } from '../shared/kept.js';
import { has, lang, readersLanguage, speak, t } from '../shared/words.js';
import { dress } from '../shared/screen.js';
import { money } from '../shared/money.js';
import { clock } from '../shared/clock.js';
import { newToken } from './new-token.js';

const NOTICE_TIME = 6000;

export class Guest {
  /** loading, unknown, join, asked, free (a tablet nobody sits at), in, over, away */
  phase = 'loading';
  /** Whether we hear what changes. */
  connected = true;
  scanned = null;
  store = null;
  menu = null;
  visit = null;
  cart = null;
  orders = [];
  details = new Map();
  calls = [];
  asks = [];
  /** Cart lines that are on their way. */
  wishes = new Map();
  /** An order on its way, and since when. */
  order = null;
  sending = null;
  sheet = null;
  notice = null;
  search = '';
  category = null;
  joining = { busy: false, problem: null, askId: null };

  constructor(code) {
    this.code = code;
    this.me = kept('table.' + code);
    this.order = kept('order.' + code);
    this.settings = kept('settings') ?? {};
  }

  get tablet() {
    return this.me?.tablet ?? false;
  }

  async begin() {
    await this.choose(this.settings);
  }

  /** Language, theme, large letters. */
  async choose(settings) {
    this.settings = { ...this.settings, ...settings };
    const wanted = this.settings.lang ?? readersLanguage();
    await speak(wanted).catch(() => speak('ko'));
    dress(this.settings);
    this.changed();
  }

  remember() {
    if (!this.tablet) keep('settings', this.settings);
  }

  become(me) {
    this.me = me;
    keep('table.' + this.code, me);
  }

  /** @param more with a token, where it is not this device's own that counts */
  async ask(method, path, more = {}) {
    const as = token => ask(method, path, { token, lang: lang(), ...more });
    const mine = this.me?.token;
    const answer = await as(mine);
    if (answer.status !== 401 || !mine || this.tablet || 'token' in more) return answer;
    const fetched = await newToken(this, mine);
    if (fetched.ok) return as(this.me.token);
    return isLater(fetched) ? fetched : answer;
  }

  /** The party sits at another table now. */
  moved() {}

  /** Of something that is not this visit's own, so that it may be kept on the device. */
  look(path) {
    return ask('GET', path, { lang: lang() });
  }

  money = amount => money(amount, lang());

  clock = when => clock(when, this.store?.timeZone ?? 'Asia/Seoul', lang());

  /** A store calls it «3번», which is 3 to whoever reads no Korean. */
  table = name => t('table', { table: lang() === 'ko' ? name : name.replace(/^(\d+)번$/, '$1') });

  /** A sentence somebody can act on, in their language; the server's own when we have none. */
  sentence(problem) {
    const name = String(problem.type ?? problem).replace(/.*\//, '');
    if (has('problem.' + name)) return t('problem.' + name, { seconds: problem.seconds ?? '' });
    return problem.detail ?? t('problem.unexpected');
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

  /** What the answer says went wrong. */
  refuse(answer) {
    const name = problemOf(answer);
    this.say(this.sentence(name === 'away' ? 'away' : { ...answer.body, seconds: answer.retryAfter }), 'bad');
  }

  item(id) {
    return this.menu?.items.find(item => item.id === id);
  }

  /** Orders have names in the store's language; what is on the menu still has the guest's. */
  named(line) {
    const item = this.item(line.itemId);
    const options = item?.optionGroups.flatMap(group => group.options) ?? [];
    return {
      name: item?.name ?? line.name,
      options: (line.options ?? []).map(one => options.find(known => known.id === one.id)?.name ?? one.name).join(', ')
    };
  }
}
