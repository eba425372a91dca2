/* The service worker: keeps a screen, its menu and its pictures on the device, for when the network is bad. What is anybody's
   own it never keeps: answers to whoever says who they are pass it by. */

const VERSION = '{version}';
const FILES = ['{files}'];
const APP = 'app-' + VERSION;
const SEEN = 'seen';
const PATIENCE = 4000;

self.addEventListener('install', event => {
  event.waitUntil(caches.open(APP)
    .then(cache => cache.addAll(FILES.map(name => `app/${VERSION}/${name}`)))
    .then(() => self.skipWaiting()));
});

self.addEventListener('activate', event => {
  event.waitUntil(caches.keys()
    .then(names => Promise.all(names.filter(name => name !== APP && name !== SEEN).map(name => caches.delete(name))))
    .then(() => self.clients.claim()));
});

self.addEventListener('fetch', event => {
  const { request } = event;
  const url = new URL(request.url);
  const path = url.href.startsWith(self.registration.scope) ? url.href.slice(self.registration.scope.length) : '';
  if (request.method !== 'GET' || request.headers.has('Authorization')) return;
  if (/^(app\/|photos\/)/.test(path)) event.respondWith(once(request));
  // Of a store only what everybody may see: what its staff ask for has no header that says who they are.
  else if (/^(t\/[^/?]+$|api\/(menus|tables)\b|api\/stores\/[^/?]+$)/.test(path)) event.respondWith(fresh(request));
});

/** What an address of these shows never changes. */
async function once(request) {
  const known = await caches.match(request, { ignoreVary: true });
  if (known) return known;
  const answer = await fetch(request);
  if (answer.ok) await remember(request, answer);
  return answer;
}

/** From the network; what was kept only when it does not answer, and marked, so that the screen can say so. */
async function fresh(request) {
  try {
    const answer = await fetch(request, { signal: AbortSignal.timeout(PATIENCE) });
    if (answer.ok) await remember(request, answer);
    return answer;
  } catch (away) {
    const known = await caches.match(request, { ignoreVary: true });
    if (!known) throw away;
    const headers = new Headers(known.headers);
    headers.set('X-Kept', 'yes');
    return new Response(known.body, { status: known.status, headers });
  }
}

async function remember(request, answer) {
  const cache = await caches.open(SEEN);
  await cache.put(request, answer.clone());
}
