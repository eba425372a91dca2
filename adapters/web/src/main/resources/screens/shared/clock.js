/* When something was, by the clock on the store's own wall. */

export function clock(when, zone, language) {
  return new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: zone })
    .format(new Date(when));
}

/** A countdown as the server began it: the device's own clock may be wrong, but it does not run wrongly. */
export class Countdown {
  constructor(seconds) {
    this.end = performance.now() + seconds * 1000;
  }

  get seconds() {
    return Math.max(0, Math.ceil((this.end - performance.now()) / 1000));
  }

  get text() {
    return `${Math.floor(this.seconds / 60)}:${String(this.seconds % 60).padStart(2, '0')}`;
  }
}
