/* What waits for a human, the oldest first. */

import { glance } from './glance.js';
import { watch } from './places.js';
import { read } from './session.js';

const PAGE = 100;
const PAUSE = 3000;
const MOST = 200;
const WAITING = ['REVIEW', 'STUCK'];

export async function list(seen) {
  seen.reviews = null;
  seen.wanted = PAGE;
  const { place } = seen;
  let known = null;
  await watch(seen, async () => {
    const now = await stands(seen);
    if (!now.answer.ok || now.stands === known) return now.answer;
    const { answer, reviews } = await pages(seen);
    if (reviews) known = now.stands;
    if (reviews && seen.place === place) seen.reviews = reviews;
    return answer;
  }, () => PAUSE);
}

async function stands(seen) {
  const waiting = [];
  for (const state of WAITING) {
    const answer = await glance(seen, { state, limit: Math.min(seen.wanted, MOST) });
    if (!answer.ok) return { answer };
    waiting.push(answer);
  }
  return { answer: waiting.at(-1), stands: JSON.stringify([seen.wanted, waiting.map(each => each.body.sagas)]) };
}

async function pages(seen) {
  const reviews = [];
  let next = null;
  let answer;
  do {
    answer = await read(`api/reviews?limit=${PAGE}${next ? '&after=' + next : ''}`);
    if (!answer.ok) return { answer };
    reviews.push(...answer.body.reviews);
    next = answer.body.next;
  } while (next && reviews.length < seen.wanted);
  return { answer, reviews: { reviews, next } };
}
