/* How far a saga was at an entry of its journal: its state, and how each route of its diagram stood. */

export const OVER = ['COMPLETED', 'COMPENSATED'];
const STATES = ['IN_DOUBT', 'REVIEW', 'COMPLETING', 'COMPENSATING', 'STUCK', ...OVER];

/** A route is done, undone, in doubt, or has failed; one that is in none of them was not reached. */
export const MARKS = ['done', 'doubt', 'undone', 'failed'];

/** @param upTo how many entries have been written; all of them, when it is null */
export function progress(saga, upTo = null) {
  const entries = saga.journal.slice(0, upTo ?? saga.journal.length);
  const steps = new Map(saga.steps.map(step => [step.route, step]));
  const marks = new Map();
  let state = 'RUNNING';
  for (const entry of entries) {
    const step = steps.get(entry.step);
    if (STATES.includes(entry.event)) state = entry.event;
    if (entry.event === 'ENLISTED') marks.set(entry.step, 'done');
    else if (entry.event === 'COMPENSATED_STEP') ran(marks, entry, step, 'undone');
    else if (entry.event === 'COMPLETED_STEP') marks.set(entry.step, 'done');
    else if (['FAILED', 'STUCK'].includes(entry.event)) ran(marks, entry, step, 'failed');
    else if (['WAITING', 'RETRIED', 'REOPENED', 'RESOLVED'].includes(entry.event)) state = after(entry.event, saga, entries);
    if (entry.event === 'UNDECIDED' && entry.route) marks.set(entry.route, 'doubt');
    doubt(marks, saga.steps, entry, state);
  }
  return { state: upTo === null ? saga.state : state, marks };
}

/** The step is what an undo is about; what ran is the undo. */
function ran(marks, entry, step, mark) {
  if (entry.step) marks.set(entry.step, mark);
  const route = entry.route ?? step?.undoRoute;
  if (route) marks.set(route, mark);
}

/** While nobody knows, the steps with a decider are in doubt; from then on they are what they were before. */
function doubt(marks, steps, entry, state) {
  const open = ['IN_DOUBT', 'REVIEW'].includes(state);
  for (const step of steps.filter(one => one.decider && marks.has(one.route))) {
    if (open) marks.set(step.route, 'doubt');
    else if (marks.get(step.route) === 'doubt') marks.set(step.route, 'done');
    if (!open && marks.get(step.deciderRoute) === 'doubt') marks.set(step.deciderRoute, 'done');
  }
}

/** What a guest's wait or a human's word makes of it. */
function after(event, saga, entries) {
  if (event === 'WAITING') return 'RUNNING';
  if (event === 'REOPENED') return 'IN_DOUBT';
  if (event === 'RESOLVED') return saga.state;
  return entries.some(entry => entry.event === 'COMPENSATING') ? 'COMPENSATING' : 'COMPLETING';
}
