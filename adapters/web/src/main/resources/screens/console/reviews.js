/* What waits for a human, the oldest first. */

import { watch } from './places.js';
import { read } from './session.js';

const PAGE = 100;
const PAUSE = 3000;

export async function list(seen) {
  seen.reviews = null;
  seen.wanted = PAGE;
  const { place } = seen;
  await watch(seen, async () => {
    const { answer, reviews } = await pages(seen);
    if (reviews && seen.place === place) seen.reviews = reviews;
    return answer;
  }, () => PAUSE);
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
