/* The product's API as a screen asks it. Nothing here throws: no answer at all is an answer with the status 0. */

/** Where the product begins: this file is three folders below. */
export const BASE = new URL('../../../', import.meta.url);

const PATIENCE = 70_000;
const TYPES = 'https://tablesaga.io/problems/';

let waiting = 0;

/** Whether something that was asked is not answered yet. */
export const isWaiting = () => waiting > 0;

export async function ask(method, path, { token, csrf, body, key, tag, lang, patience = PATIENCE } = {}) {
  const headers = {};
  if (token) headers.Authorization = 'Bearer ' + token;
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  if (key) headers['Idempotency-Key'] = key;
  if (csrf) headers['X-CSRF-TOKEN'] = csrf;
  if (tag) headers['If-None-Match'] = tag;
  if (lang) headers['Accept-Language'] = lang;
  waiting++;
  try {
    const answer = await fetch(new URL(path, BASE), {
      method,
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: AbortSignal.timeout(patience)
    });
    const text = await answer.text();
    return {
      status: answer.status,
      ok: answer.ok,
      body: text ? JSON.parse(text) : {},
      tag: answer.headers.get('ETag'),
      kept: answer.headers.get('X-Kept') === 'yes',
      retryAfter: Number(answer.headers.get('Retry-After')) || 3
    };
  } catch (away) {
    return { status: 0, ok: false, body: {}, retryAfter: 3 };
  } finally {
    waiting--;
  }
}

/** The last part of a problem's type; «away» when there was no answer. */
export const problemOf = answer =>
  answer.status === 0 ? 'away' : String(answer.body.type ?? '').replace(TYPES, '') || 'unexpected';

/** Whether nobody knows if it was carried out: the same again is safe, and right. */
export const isOpen = answer => answer.status === 0 || answer.status >= 500;

/** Whether it says nothing of who asks, only that they should ask again later. */
export const isLater = answer => isOpen(answer) || answer.status === 429;

/** Also where the page was not fetched safely, as in a house without a certificate. */
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = bytes[6] & 0x0f | 0x40;
  bytes[8] = bytes[8] & 0x3f | 0x80;
  const hex = [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
