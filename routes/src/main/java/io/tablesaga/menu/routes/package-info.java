/** Editing of menus, and what it tells everybody else. */
package io.tablesaga.menu.routes;
