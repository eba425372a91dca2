package io.tablesaga.menu.sheets;

import java.util.regex.Pattern;

/**
 * A text that a spreadsheet would take for a formula gets an apostrophe before it, and loses it on its way back. One that
 * has apostrophes of its own there gets one more, so that every text comes back as it was (CsvMenuSheetsTest).
 */
final class Guard {

    private static final String FORMULA = "[=+\\-@\\t\\r\\n\uFF1D\uFF0B\uFF0D\uFF20]";
    private static final Pattern BARE = Pattern.compile("'*" + FORMULA + ".*", Pattern.DOTALL);
    private static final Pattern GUARDED = Pattern.compile("'+" + FORMULA + ".*", Pattern.DOTALL);

    private Guard() {}

    static String put(String text) {
        return BARE.matcher(text).matches() ? "'" + text : text;
    }

    static String take(String cell) {
        return GUARDED.matcher(cell).matches() ? cell.substring(1) : cell;
    }
}
