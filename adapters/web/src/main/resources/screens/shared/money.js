/* Amounts are whole numbers of the currency's smallest unit; how many of them make one, Intl knows. */

const formats = new Map();

function format(currency, language) {
  const name = currency + language;
  if (!formats.has(name)) {
    formats.set(name, new Intl.NumberFormat(language, { style: 'currency', currency }));
  }
  return formats.get(name);
}

export function money({ amount, currency }, language) {
  const ours = format(currency, language);
  return ours.format(amount / 10 ** ours.resolvedOptions().maximumFractionDigits);
}

export const times = ({ amount, currency }, count) => ({ amount: amount * count, currency });

export const plus = (...all) => ({ amount: all.reduce((sum, one) => sum + one.amount, 0), currency: all[0].currency });
