package io.tablesaga.ordering;

import io.tablesaga.menu.Option;
import io.tablesaga.ordering.BrokenRule.Choice;
import io.tablesaga.ordering.BrokenRule.Later;
import io.tablesaga.ordering.BrokenRule.Quantity;
import io.tablesaga.ordering.BrokenRule.Unknown;
import io.tablesaga.ordering.BrokenRule.WayOut;
import io.tablesaga.shared.ItemId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Does to an order what a refusal says, with nothing but what the refusal says. */
final class GuestWhoListens {

    private GuestWhoListens() {}

    static AnyOrder follow(AnyOrder order, BrokenRule rule, WayOut way) {
        return switch (way) {
            case CONFIRM -> confirm(order, ((BrokenRule.ItemChanged) rule).items());
            case COME_LATER ->
                order.at(((BrokenRule.NotOfferedNow) rule)
                        .items().stream()
                                .map(Later::from)
                                .flatMap(Optional::stream)
                                .findFirst()
                                .orElseThrow());
            case CHOOSE_OPTIONS -> each(order, ((BrokenRule.OptionsNeeded) rule).items(), GuestWhoListens::choose);
            case LEAVE_OPTIONS_OUT -> each(order, ((BrokenRule.UnknownOptions) rule).items(), GuestWhoListens::drop);
            case CHANGE_QUANTITY ->
                each(order, ((BrokenRule.QuantityNotOffered) rule).items(), GuestWhoListens::changeQuantity);
            case SIGN_IN -> order.signIn();
            case ADD_MAIN -> order.add(AnyOrder.PLAIN_MAIN);
            case SAY_HEAD_COUNT -> order.sayHeadCount();
            case LEAVE_OUT -> order.without(items(rule));
        };
    }

    private interface Step<T> {
        AnyOrder apply(AnyOrder order, T item);
    }

    private static <T> AnyOrder each(AnyOrder order, List<T> items, Step<T> step) {
        AnyOrder changed = order;
        for (T item : items) {
            changed = step.apply(changed, item);
        }
        return changed;
    }

    private static AnyOrder lines(AnyOrder order, OfferedItem item, UnaryOperator<PlaceOrder.Line> change) {
        return order.with(order.lines().stream()
                .map(line -> line.item().equals(item.item()) ? change.apply(line) : line)
                .toList());
    }

    private static AnyOrder confirm(AnyOrder order, List<OfferedItem> items) {
        return each(
                order,
                items,
                (changing, item) -> lines(
                        changing,
                        item,
                        line -> new PlaceOrder.Line(
                                line.item(), line.quantity(), line.options(), Optional.of(item.version()))));
    }

    private static AnyOrder choose(AnyOrder order, Choice choice) {
        List<UUID> group = choice.group().options().stream().map(Option::id).toList();
        return lines(order, choice.item(), line -> {
            Set<UUID> options = new HashSet<>(line.options());
            long chosen = group.stream().filter(options::contains).count();
            if (chosen < choice.group().min() || chosen > choice.group().max()) {
                group.forEach(options::remove);
                options.addAll(group.subList(0, Math.max(choice.group().min(), 1)));
            }
            return new PlaceOrder.Line(line.item(), line.quantity(), options, line.version());
        });
    }

    private static AnyOrder drop(AnyOrder order, Unknown unknown) {
        return lines(order, unknown.item(), line -> {
            Set<UUID> options = new HashSet<>(line.options());
            options.removeAll(unknown.options());
            return new PlaceOrder.Line(line.item(), line.quantity(), options, line.version());
        });
    }

    /** One line of it in a quantity that was told. */
    private static AnyOrder changeQuantity(AnyOrder order, Quantity quantity) {
        List<Integer> told = quantity.item().quantities();
        List<PlaceOrder.Line> lines = new ArrayList<>();
        boolean changed = false;
        for (PlaceOrder.Line line : order.lines()) {
            if (!line.item().equals(quantity.item().item())) {
                lines.add(line);
            } else if (!changed) {
                lines.add(new PlaceOrder.Line(line.item(), told.get(told.size() - 1), line.options(), line.version()));
                changed = true;
            }
        }
        return order.with(lines);
    }

    private static Set<ItemId> items(BrokenRule rule) {
        Stream<OfferedItem> items = Stream.empty();
        if (rule instanceof BrokenRule.ItemChanged changed) {
            items = changed.items().stream();
        } else if (rule instanceof BrokenRule.NotOfferedNow later) {
            items = later.items().stream().map(Later::item);
        } else if (rule instanceof BrokenRule.UnknownOptions unknown) {
            items = unknown.items().stream().map(Unknown::item);
        } else if (rule instanceof BrokenRule.OptionsNeeded options) {
            items = options.items().stream().map(Choice::item);
        } else if (rule instanceof BrokenRule.QuantityNotOffered quantities) {
            items = quantities.items().stream().map(Quantity::item);
        } else if (rule instanceof BrokenRule.SignInNeeded signIn) {
            items = signIn.items().stream();
        } else if (rule instanceof BrokenRule.AlreadyOrdered ordered) {
            items = ordered.items().stream();
        } else if (rule instanceof BrokenRule.MainNeeded sides) {
            items = sides.items().stream();
        }
        return items.map(OfferedItem::item).collect(Collectors.toSet());
    }
}
