package io.tablesaga.ordering;

import io.tablesaga.floor.Opening;
import io.tablesaga.menu.OptionGroup;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A rule that an order breaks: which items break it, and how it would be kept. */
public sealed interface BrokenRule {

    /** What the guest can do, the most wanted first. Leaving the items out is always one where there are items. */
    List<WayOut> ways();

    enum WayOut {
        /** Look at what the item is now, and order that version. */
        CONFIRM,
        COME_LATER,
        /** As many of the group's options as it asks for. */
        CHOOSE_OPTIONS,
        LEAVE_OPTIONS_OUT,
        /** One of the quantities it can be ordered in. */
        CHANGE_QUANTITY,
        SIGN_IN,
        ADD_MAIN,
        SAY_HEAD_COUNT,
        LEAVE_OUT
    }

    /** The items are no longer what the guest has seen. @param items as they are now */
    record ItemChanged(List<OfferedItem> items) implements BrokenRule {
        public ItemChanged {
            items = List.copyOf(items);
        }

        @Override
        public List<WayOut> ways() {
            return List.of(WayOut.CONFIRM, WayOut.LEAVE_OUT);
        }
    }

    /** @param zone the store's */
    record NotOfferedNow(ZoneId zone, List<Later> items) implements BrokenRule {
        public NotOfferedNow {
            items = List.copyOf(items);
        }

        @Override
        public List<WayOut> ways() {
            return items.stream().allMatch(later -> later.from().isPresent())
                    ? List.of(WayOut.COME_LATER, WayOut.LEAVE_OUT)
                    : List.of(WayOut.LEAVE_OUT);
        }
    }

    /** @param from when it is offered again, {@link Opening#opensAt} */
    record Later(OfferedItem item, Optional<Instant> from) {}

    /** Options the items do not have. */
    record UnknownOptions(List<Unknown> items) implements BrokenRule {
        public UnknownOptions {
            items = List.copyOf(items);
        }

        @Override
        public List<WayOut> ways() {
            return List.of(WayOut.LEAVE_OPTIONS_OUT, WayOut.LEAVE_OUT);
        }
    }

    record Unknown(OfferedItem item, Set<UUID> options) {
        public Unknown {
            options = Set.copyOf(options);
        }
    }

    /** Of a group too few options were chosen, or too many. */
    record OptionsNeeded(List<Choice> items) implements BrokenRule {
        public OptionsNeeded {
            items = List.copyOf(items);
        }

        @Override
        public List<WayOut> ways() {
            return List.of(WayOut.CHOOSE_OPTIONS, WayOut.LEAVE_OUT);
        }
    }

    /** @param chosen how many were chosen of the group */
    record Choice(OfferedItem item, OptionGroup group, int chosen) {}

    record QuantityNotOffered(List<Quantity> items) implements BrokenRule {
        public QuantityNotOffered {
            items = List.copyOf(items);
        }

        @Override
        public List<WayOut> ways() {
            return List.of(WayOut.CHANGE_QUANTITY, WayOut.LEAVE_OUT);
        }
    }

    /** @param asked over all lines of the item; {@link OfferedItem#quantities} tells what it could be */
    record Quantity(OfferedItem item, int asked) {}

    /** Once a day, or once a guest: nobody can tell without knowing who it is. */
    record SignInNeeded(List<OfferedItem> items) implements BrokenRule {
        public SignInNeeded {
            items = List.copyOf(items);
        }

        @Override
        public List<WayOut> ways() {
            return List.of(WayOut.SIGN_IN, WayOut.LEAVE_OUT);
        }
    }

    /** Once only, and ordered already; an order that is not decided yet counts until it is undone. */
    record AlreadyOrdered(List<OfferedItem> items) implements BrokenRule {
        public AlreadyOrdered {
            items = List.copyOf(items);
        }

        @Override
        public List<WayOut> ways() {
            return List.of(WayOut.LEAVE_OUT);
        }
    }

    /** Sides without a main of this order, or of one of the visit that counts: {@link Had#main}. */
    record MainNeeded(List<OfferedItem> items) implements BrokenRule {
        public MainNeeded {
            items = List.copyOf(items);
        }

        @Override
        public List<WayOut> ways() {
            return List.of(WayOut.ADD_MAIN, WayOut.LEAVE_OUT);
        }
    }

    /** Stations that are overloaded take no more orders for now; what is made elsewhere is not meant. */
    record StationBusy(List<Waiting> items) implements BrokenRule {
        public StationBusy {
            items = List.copyOf(items);
        }

        @Override
        public List<WayOut> ways() {
            return List.of(WayOut.COME_LATER, WayOut.LEAVE_OUT);
        }
    }

    /**
     * @param readyIn one portion of it, ordered at this moment
     * @param again when its station takes orders again, if nobody orders meanwhile
     */
    record Waiting(OfferedItem item, Duration readyIn, Duration again) {}

    /** The store wants to know how many they are before the first order. */
    record HeadCountNeeded() implements BrokenRule {
        @Override
        public List<WayOut> ways() {
            return List.of(WayOut.SAY_HEAD_COUNT);
        }
    }
}
