/* What the console knows. Modules beside it change it, and say so; views only read it. */

import { keep, kept } from '../shared/kept.js';
import { dress } from '../shared/screen.js';
import { has, readersLanguage, speak, t } from './words.js';

const NOTICE_TIME = 7000;

export class Console {
  /** loading, sign-in, barred, in, away */
  phase = 'loading';
  account = null;
  stores = [];
  /** Where we are, as the address says it. */
  place = { view: 'sagas' };
  /** Whether what we ask is answered, and since when it is not. */
  connected = true;
  awaySince = null;
  /** Why the place shows nothing, as a problem's type. */
  refused = null;
  found = null;
  saga = null;
  reviews = null;
  flow = null;
  books = null;
  diagrams = new Map();
  sheet = null;
  notice = null;
  signingIn = { busy: false, problem: null };

  async begin() {
    this.settings = kept('console') ?? {};
    await this.choose({});
  }

  /** Language and theme. */
  async choose(settings) {
    this.settings = { ...this.settings, ...settings };
    keep('console', this.settings);
    await speak(this.settings.lang ?? readersLanguage()).catch(() => speak('ko'));
    document.title = t('title');
    dress(this.settings);
    this.changed();
  }

  get dark() {
    const { theme = 'auto' } = this.settings;
    return theme === 'dark' || theme === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches;
  }

  /** @param store where; null for all of them */
  may(roles, store = null) {
    return (this.account?.grants ?? []).some(grant => roles.includes(grant.role) && (!grant.storeId || grant.storeId === store));
  }

  /** The stores one may look at; null for all of them. */
  get ownStores() {
    const grants = (this.account?.grants ?? []).filter(grant => ['integrator', 'operator'].includes(grant.role));
    return grants.some(grant => !grant.storeId) ? null : [...new Set(grants.map(grant => grant.storeId))];
  }

  storeName(id) {
    return this.stores.find(store => store.id === id)?.name ?? id;
  }

  sentence(problem) {
    return t(has('problem.' + problem) ? 'problem.' + problem : 'problem.unexpected');
  }

  open(sheet) {
    this.sheet = sheet;
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
