/* What a device keeps between two visits of the page; nothing, where the browser does not let it. */

export function kept(name) {
  try {
    return JSON.parse(localStorage.getItem('tablesaga.' + name));
  } catch (unreadable) {
    return null;
  }
}

export function keep(name, value) {
  try {
    if (value === null || value === undefined) localStorage.removeItem('tablesaga.' + name);
    else localStorage.setItem('tablesaga.' + name, JSON.stringify(value));
  } catch (full) {
    // It is forgotten with the page, then.
  }
}
