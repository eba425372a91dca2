package io.tablesaga.menu.routes;

import io.tablesaga.menu.EditingMenus;
import io.tablesaga.menu.MenuSheets;

/** Why a spreadsheet's file cannot be read, and what to do. */
final class SheetWords {

    private SheetWords() {}

    static String sentence(MenuSheets.Sheet.Unreadable sheet) {
        return switch (sheet.why()) {
            case EMPTY -> "The file has no names of columns in its first row. Begin with what menu-export gives.";
            case STRANGE_LETTERS ->
                "The file is neither UTF-8 nor CP949. Save it as «CSV UTF-8 (Comma delimited)», and send that.";
            case UNKNOWN_COLUMN ->
                "Column " + sheet.column() + " has a name that is none of the contract's (MenuLine, as menu-export"
                        + " writes them). Correct it, or remove the column.";
            case COLUMN_TWICE -> "Column " + sheet.column() + " has the name of another one. Remove one of them.";
            case BROKEN -> "The file is no CSV: a quotation mark has no other that ends it. Save it again as CSV.";
            case TOO_MANY_LINES ->
                "The file has more than " + EditingMenus.MOST_ITEMS + " lines, which no menu holds. Send fewer.";
        };
    }

    static String strange(String column) {
        return switch (column) {
            case "hours" ->
                "hours are written like «mon 11:00-15:00 17:00-22:00; tue 11:00-22:00; 2026-12-25 closed; last-order"
                        + " 30»; empty for always.";
            case "optionGroups" ->
                "optionGroups are written as the contract's JSON, a list; copy one that menu-export gives.";
            default -> "The row has a cell in a column without a name. Is it separated otherwise than the first row?";
        };
    }
}
