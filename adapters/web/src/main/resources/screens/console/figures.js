/* Times, amounts and lengths as the reader's language writes them; times by the reader's own clock. */

import { money } from '../shared/money.js';
import { lang, t } from './words.js';

const SECOND = { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' };

const write = (when, how) => when ? new Intl.DateTimeFormat(lang(), how).format(new Date(when)) : '–';

/** On the same day, between two looks. */
export const moment = when => write(when, SECOND);

/** Which of two within a second was first. */
export const instant = when => write(when, { ...SECOND, fractionalSecondDigits: 3 });

export const date = when => write(when, { month: 'numeric', day: 'numeric', ...SECOND });

export const amount = one => one ? money(one, lang()) : '–';

export const number = one => new Intl.NumberFormat(lang(), { maximumFractionDigits: 1 }).format(one);

export function length(seconds) {
  if (seconds < 60) return t('seconds', { count: number(seconds) });
  return seconds < 3600 ? t('minutes', { count: Math.floor(seconds / 60) }) : t('hours', { count: number(seconds / 3600) });
}

/** The last letters of an id tell it from its neighbours; its first are the time. */
export const short = id => id ? '…' + id.slice(-8) : '–';
