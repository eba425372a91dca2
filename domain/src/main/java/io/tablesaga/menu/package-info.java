/** The catalogue a guest reads. Not on the order's path. */
package io.tablesaga.menu;
