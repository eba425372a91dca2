package io.tablesaga.ordering.routes;

import static io.tablesaga.floor.Station.minutes;

import io.tablesaga.menu.OptionGroup;
import io.tablesaga.ordering.BrokenRule;
import io.tablesaga.ordering.BrokenRule.Choice;
import io.tablesaga.ordering.BrokenRule.Later;
import io.tablesaga.ordering.BrokenRule.Quantity;
import io.tablesaga.ordering.BrokenRule.Unknown;
import io.tablesaga.ordering.OfferedItem;
import io.tablesaga.shared.Language;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A broken rule in words: what is wrong with which items, and what the guest can do. @param name of the problem's type */
record RuleWords(String name, String title, String korean, String english) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");
    private static final int MOST = 5;

    static RuleWords of(BrokenRule rule) {
        if (rule instanceof BrokenRule.ItemChanged changed) {
            String items = list(
                    changed.items(),
                    item -> item.name() + " " + item.price().minor() + " "
                            + item.price().currency().getCurrencyCode());
            return new RuleWords(
                    "item-changed",
                    "The menu has changed",
                    "메뉴가 변경되었습니다. 확인 후 다시 주문해 주세요: " + items + ".",
                    "Look at what these are now and order them again, or leave them out: " + items + ".");
        }
        if (rule instanceof BrokenRule.NotOfferedNow later) {
            return new RuleWords(
                    "not-offered-now",
                    "Not offered now",
                    "지금은 주문할 수 없는 메뉴입니다: " + list(later.items(), one -> from(one, later.zone(), "부터")) + ".",
                    "Order these when they are offered, or leave them out: "
                            + list(later.items(), one -> from(one, later.zone(), "from")) + ".");
        }
        if (rule instanceof BrokenRule.UnknownOptions unknown) {
            String items = list(unknown.items().stream().map(Unknown::item).toList(), OfferedItem::name);
            return new RuleWords(
                    "unknown-option",
                    "No such option",
                    "없는 옵션입니다: " + items + ".",
                    "Reload the menu; these do not have the options you chose: " + items + ".");
        }
        if (rule instanceof BrokenRule.OptionsNeeded options) {
            return new RuleWords(
                    "options-needed",
                    "Choose the options",
                    "옵션을 선택해 주세요: " + list(options.items(), one -> chosen(one, "개")) + ".",
                    "Choose as many options as asked for, or leave it out: "
                            + list(options.items(), one -> chosen(one, "of them")) + ".");
        }
        if (rule instanceof BrokenRule.QuantityNotOffered quantities) {
            String items = list(quantities.items(), RuleWords::quantities);
            return new RuleWords(
                    "quantity-not-offered",
                    "Not in this quantity",
                    "주문 수량을 확인해 주세요: " + items + ".",
                    "Order one of these quantities, or leave it out: " + items + ".");
        }
        if (rule instanceof BrokenRule.SignInNeeded signIn) {
            String items = list(signIn.items(), OfferedItem::name);
            return new RuleWords(
                    "sign-in-needed",
                    "Only for guests who have signed in",
                    "로그인 후 주문할 수 있습니다: " + items + ".",
                    "Sign in and join the table as yourself, or leave these out: " + items + ".");
        }
        if (rule instanceof BrokenRule.AlreadyOrdered ordered) {
            String items = list(ordered.items(), OfferedItem::name);
            return new RuleWords(
                    "already-ordered",
                    "Only once, and ordered already",
                    "한 번만 주문할 수 있는 메뉴를 이미 주문했습니다: " + items + ".",
                    "Leave these out; an order of them that is cancelled or not paid makes room again: " + items + ".");
        }
        if (rule instanceof BrokenRule.MainNeeded sides) {
            String items = list(sides.items(), OfferedItem::name);
            return new RuleWords(
                    "main-needed",
                    "Only together with a main",
                    "메인 메뉴와 함께 주문해 주세요: " + items + ".",
                    "Add a main, or leave these sides out: " + items + ".");
        }
        if (rule instanceof BrokenRule.StationBusy busy) {
            return new RuleWords(
                    "station-busy",
                    "Many orders are being made",
                    "주문이 밀려 있습니다. 잠시 후 다시 주문해 주세요. 다른 메뉴는 지금 주문할 수 있습니다: "
                            + list(
                                    busy.items(),
                                    one -> one.item().name() + " (지금 약 " + minutes(one.readyIn()) + "분, "
                                            + minutes(one.again()) + "분 후 주문 가능)")
                            + ".",
                    "Too much is being made before these: order them a little later, or leave them out; what is made at "
                            + "another station can be ordered now: "
                            + list(
                                    busy.items(),
                                    one -> one.item().name() + " (a wait of about " + minutes(one.readyIn())
                                            + " min now, try again in " + minutes(one.again()) + " min)")
                            + ".");
        }
        return new RuleWords(
                "head-count-needed",
                "How many are you?",
                "인원수를 알려 주세요.",
                "Say in guests how many you are, once for the visit.");
    }

    private static <T> String list(List<T> items, Function<T, String> word) {
        return items.stream().map(word).collect(Collectors.joining(", "));
    }

    private static String from(Later later, ZoneId zone, String word) {
        return later.from()
                .map(from ->
                        later.item().name() + " (" + TIME.format(from.atZone(zone)) + " " + zone + " " + word + ")")
                .orElse(later.item().name());
    }

    private static String chosen(Choice choice, String word) {
        OptionGroup group = choice.group();
        String many = group.min() == group.max() ? "" + group.min() : group.min() + "–" + group.max();
        return choice.item().name() + " – " + group.name().in(Language.KO) + " " + many + " " + word;
    }

    private static String quantities(Quantity quantity) {
        List<Integer> all = quantity.item().quantities();
        Stream<String> words = all.stream().limit(MOST).map(String::valueOf);
        return quantity.item().name() + " "
                + Stream.concat(words, all.size() > MOST ? Stream.of("… " + all.get(all.size() - 1)) : Stream.of())
                        .collect(Collectors.joining("/"));
    }
}
