/* What changes, as Server-Sent Events: a browser's own reader of them cannot say who it is. */

import { BASE } from './api.js';

const SILENCE = 30_000;
const LONGEST_PAUSE = 15_000;

/** Takes a stream apart, however it was cut on its way. */
export class Events {
  #rest = '';

  take(chunk) {
    const blocks = (this.#rest + chunk).replaceAll('\r\n', '\n').split('\n\n');
    this.#rest = blocks.pop();
    return blocks.map(read);
  }
}

function read(block) {
  const event = { name: 'message', id: null, data: '' };
  for (const line of block.split('\n')) {
    const [, field, value] = /^([a-z]*): ?(.*)$/.exec(line) ?? [];
    if (field === 'event') event.name = value;
    if (field === 'id') event.id = value;
    if (field === 'data') event.data += (event.data && '\n') + value;
  }
  return event;
}

/**
 * Listens until stopped, and again after each end. Who listens is told of each event; that it is there, by anything that comes,
 * a comment too; and that it is not, when nothing has come for a while.
 */
export function listen(path, { token, heard, there, away, refused }) {
  let stopped = false;
  let last = null;
  let pause = 500;
  let current = null;
  let resting = null;

  async function once() {
    current = new AbortController();
    let silence;
    const alive = () => {
      clearTimeout(silence);
      silence = setTimeout(() => current.abort(), SILENCE);
    };
    alive();
    try {
      const headers = { Accept: 'text/event-stream' };
      // Staff are known by their session.
      if (token) headers.Authorization = 'Bearer ' + token();
      if (last) headers['Last-Event-ID'] = last;
      const answer = await fetch(new URL(path, BASE), { headers, signal: current.signal });
      if (!answer.ok) {
        answer.body?.cancel();
        refused(answer.status);
        return;
      }
      const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
      const events = new Events();
      for (let part = await reader.read(); !part.done; part = await reader.read()) {
        alive();
        pause = 500;
        there();
        for (const event of events.take(part.value)) {
          last = event.id ?? last;
          if (event.data) heard(event.name, JSON.parse(event.data));
        }
      }
    } catch (gone) {
      if (!stopped) away();
    } finally {
      clearTimeout(silence);
    }
  }

  async function goOn() {
    while (!stopped) {
      await once();
      if (stopped) return;
      await new Promise(done => {
        const timer = setTimeout(done, pause);
        resting = () => { clearTimeout(timer); done(); };
      });
      pause = Math.min(pause * 2, LONGEST_PAUSE);
    }
  }

  const hurry = () => { pause = 500; resting?.(); };
  const gone = () => current?.abort();
  addEventListener('online', hurry);
  addEventListener('offline', gone);
  goOn();
  return {
    hurry,
    stop: () => {
      stopped = true;
      removeEventListener('online', hurry);
      removeEventListener('offline', gone);
      current?.abort();
      resting?.();
    }
  };
}
