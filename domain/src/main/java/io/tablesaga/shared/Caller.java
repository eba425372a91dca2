package io.tablesaga.shared;

import java.util.Optional;
import java.util.UUID;

/** Who asks, as the door has found out; it goes on into the routes as one line of text. */
public sealed interface Caller {

    /** Nothing says who; the token of one order, or of one payment, may still open that. */
    record Nobody() implements Caller {

        @Override
        public String line() {
            return "nobody";
        }
    }

    /** A person who has signed in, or a program with a token; what it may do is looked up by its id. */
    record Account(AccountId id) implements Caller {

        @Override
        public String line() {
            return "account " + id;
        }
    }

    /** Somebody at a table of a store. */
    sealed interface AtTable extends Caller {

        StoreId store();

        TableId table();

        /** Empty at a tablet whose table nobody sits at. */
        Optional<VisitId> visit();

        /** The phone's or tablet's own id: orders and carts name it. */
        UUID device();

        /** Of a guest who has signed in. */
        Optional<AccountId> person();
    }

    /**
     * A guest's phone, for as long as the visit it joined lasts.
     *
     * @param account of a guest who has signed in; null of others
     */
    record Phone(UUID device, StoreId store, TableId table, VisitId of, AccountId account) implements AtTable {

        @Override
        public Optional<VisitId> visit() {
            return Optional.of(of);
        }

        @Override
        public Optional<AccountId> person() {
            return Optional.ofNullable(account);
        }

        @Override
        public String line() {
            return "phone " + device + " " + store + " " + table + " " + of + (account == null ? "" : " " + account);
        }
    }

    /** @param at the visit of its table; null when nobody sits there */
    record Tablet(UUID device, StoreId store, TableId table, VisitId at) implements AtTable {

        @Override
        public Optional<VisitId> visit() {
            return Optional.ofNullable(at);
        }

        /** A tablet is everybody's. */
        @Override
        public Optional<AccountId> person() {
            return Optional.empty();
        }

        @Override
        public String line() {
            return "tablet " + device + " " + store + " " + table + (at == null ? "" : " " + at);
        }
    }

    /** What {@link #read} understands; ids only. */
    String line();

    /** @throws IllegalArgumentException when the line is not one that {@link #line} has written */
    static Caller read(String line) {
        String[] words = line.split(" ");
        return switch (words[0]) {
            case "nobody" -> new Nobody();
            case "account" -> new Account(AccountId.of(words[1]));
            case "phone" ->
                new Phone(
                        UUID.fromString(words[1]),
                        StoreId.of(words[2]),
                        TableId.of(words[3]),
                        VisitId.of(words[4]),
                        words.length > 5 ? AccountId.of(words[5]) : null);
            case "tablet" ->
                new Tablet(
                        UUID.fromString(words[1]),
                        StoreId.of(words[2]),
                        TableId.of(words[3]),
                        words.length > 4 ? VisitId.of(words[4]) : null);
            default -> throw new IllegalArgumentException("no caller begins with " + words[0]);
        };
    }
}
