package io.tablesaga.evening;

import java.util.ArrayList;
import java.util.List;

/** Who sits at a table: one party, or two that became one. Only the host changes it. */
final class Sitting {

    private Table table;
    private final String joinCode;
    private final List<Integer> parties = new ArrayList<>();

    Sitting(Table table, String joinCode, int party) {
        this.table = table;
        this.joinCode = joinCode;
        parties.add(party);
    }

    Table table() {
        return table;
    }

    String joinCode() {
        return joinCode;
    }

    void movesTo(Table other) {
        table = other;
    }

    void joinedBy(Sitting other) {
        parties.addAll(other.parties);
    }

    /** @return whether nobody sits there any more */
    boolean leaves(int party) {
        parties.remove(Integer.valueOf(party));
        return parties.isEmpty();
    }

    boolean ofOneParty() {
        return parties.size() == 1;
    }
}
