package io.tablesaga.config;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * One way to spoil a request.
 *
 * @param fatal whether nobody may get anything but a refusal
 * @param framing whether it spoils where the request ends, so that the connection may end with the answer, or without
 * @param suits what it can be done to
 */
record Mutation(String name, boolean fatal, boolean framing, Predicate<Draft> suits, Consumer<Draft> change) {

    static final List<Mutation> ALL = all();

    private static List<Mutation> all() {
        List<Mutation> all = new ArrayList<>();
        all.addAll(BodyMutations.ALL);
        all.addAll(HeaderMutations.ALL);
        all.addAll(PathMutations.ALL);
        all.addAll(FrameMutations.ALL);
        return List.copyOf(all);
    }

    static Mutation of(String name, Consumer<Draft> change) {
        return new Mutation(name, false, false, draft -> true, change);
    }

    static Mutation ofBody(String name, Consumer<Draft> change) {
        return new Mutation(name, false, false, draft -> draft.body != null, change);
    }

    /** Whether the same operation is asked still, by the same caller. */
    boolean keepsOperation() {
        return !framing && !PathMutations.ALL.contains(this);
    }

    /** Of operations that read what is sent. */
    Mutation refused() {
        return new Mutation(name, true, framing, suits, change);
    }

    Mutation ofFraming() {
        return new Mutation(name, fatal, true, suits, change);
    }

    @Override
    public String toString() {
        return name;
    }
}
