/** A menu as a spreadsheet's file: which columns it has, and what spreadsheets do to a file on its way. */
package io.tablesaga.menu.sheets;
