package io.tablesaga.menu;

import java.util.List;
import java.util.Optional;

/** A menu as a spreadsheet's file. Each of its lines is the JSON that the contract calls a menu's line. */
public interface MenuSheets {

    byte[] write(List<String> lines);

    Sheet read(byte[] file);

    sealed interface Sheet {

        record Lines(List<Line> lines) implements Sheet {

            public Lines {
                lines = List.copyOf(lines);
            }
        }

        /** @param column from 1; 0 when it is none's fault */
        record Unreadable(Why why, int column) implements Sheet {}
    }

    /**
     * @param number of its row as a spreadsheet counts them: the names of the columns are row 1
     * @param strange the column whose cell is not written as it must be
     */
    record Line(int number, String json, Optional<String> strange) {}

    /** Why a file is no menu's. */
    enum Why {
        EMPTY,
        /** Neither UTF-8 nor CP949. */
        STRANGE_LETTERS,
        UNKNOWN_COLUMN,
        COLUMN_TWICE,
        /** Quotation marks that do not end, say. */
        BROKEN,
        TOO_MANY_LINES
    }
}
