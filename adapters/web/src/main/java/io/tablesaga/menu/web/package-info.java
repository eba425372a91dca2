/** Menus and stores, read. */
package io.tablesaga.menu.web;
