/** What guests read of the menu, and the demo's data. */
package io.tablesaga.menu.persistence;
