/* What the demo's page knows of the evening: it asks again and again, as long as somebody looks. */

import { ask, problemOf } from '../shared/api.js';
import { keep, kept } from '../shared/kept.js';
import { dress } from '../shared/screen.js';
import { has, lang, readersLanguage, speak, t } from './words.js';

const LOOK_AGAIN = 1000;
const PATIENCE = 20_000;
const EVENING = 'demo/evening';

export class Demo {
  /** As the product last told it; null before. */
  evening = null;
  payments = false;
  connected = true;
  /** Switched, and not answered yet. */
  busy = false;
  problem = null;
  pace = 20;
  faults = true;

  async begin() {
    this.settings = kept('demo') ?? {};
    await this.choose({});
    await this.look();
    setInterval(() => !document.hidden && this.look(), LOOK_AGAIN);
    document.addEventListener('visibilitychange', () => !document.hidden && this.look());
  }

  async choose(settings) {
    this.settings = { ...this.settings, ...settings };
    keep('demo', this.settings);
    await speak(this.settings.lang ?? readersLanguage()).catch(() => speak('ko'));
    document.title = t('title');
    dress(this.settings);
    this.changed();
  }

  get running() {
    return this.evening?.state === 'RUNNING';
  }

  async look() {
    // A look that was asked before the switch was pressed says what was then.
    if (this.busy) return;
    const answer = await ask('GET', EVENING, { lang: lang(), patience: PATIENCE });
    if (!this.busy) this.take(answer);
  }

  take(answer) {
    this.connected = answer.status !== 0;
    if (answer.ok) {
      this.evening = answer.body.evening;
      this.payments = answer.body.payments;
      if (this.running) {
        this.pace = this.evening.pace;
        this.faults = this.evening.faults;
      }
    }
    this.changed();
  }

  async toggle() {
    if (this.busy) return;
    this.busy = true;
    this.problem = null;
    this.changed();
    const answer = this.running
      ? await this.tell('DELETE')
      : await this.tell('POST', { pace: this.pace, faults: this.faults });
    this.busy = false;
    this.problem = answer.ok ? null : problemOf(answer);
    this.take(answer);
  }

  /** Whoever has opened the kitchen's display here is signed in, and changes something with their session's token. */
  async tell(method, body) {
    const session = await ask('GET', 'api/session', { lang: lang(), patience: PATIENCE });
    return ask(method, EVENING, { body, csrf: session.body.csrfToken, lang: lang(), patience: PATIENCE });
  }

  sentence(problem) {
    return t(has('problem.' + problem) ? 'problem.' + problem : 'problem.unexpected');
  }
}
