package io.tablesaga.ordering.routes;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tablesaga.floor.Station;
import io.tablesaga.menu.OptionGroup;
import io.tablesaga.ordering.BrokenRule;
import io.tablesaga.ordering.BrokenRule.Choice;
import io.tablesaga.ordering.BrokenRule.Later;
import io.tablesaga.ordering.BrokenRule.Quantity;
import io.tablesaga.ordering.BrokenRule.Unknown;
import io.tablesaga.ordering.BrokenRule.Waiting;
import io.tablesaga.ordering.OfferedItem;
import io.tablesaga.shared.Language;
import io.tablesaga.shared.routes.Problem;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Rules an order breaks, told together: type and title of the first, a sentence for each in both languages, and in
 * {@code broken} each with its items and the ways out, for a program.
 */
final class RuleProblems {

    private RuleProblems() {}

    static Problem broken(List<BrokenRule> rules) {
        ArrayNode broken = JsonNodeFactory.instance.arrayNode();
        for (BrokenRule rule : rules) {
            ObjectNode one = broken.addObject().put("rule", RuleWords.of(rule).name());
            ArrayNode ways = one.putArray("ways");
            rule.ways()
                    .forEach(way -> ways.add(way.name().toLowerCase(Locale.ROOT).replace('_', '-')));
            items(rule, one.putArray("items"));
        }
        RuleWords first = RuleWords.of(rules.get(0));
        Problem problem =
                Problem.of(409, first.name(), first.title(), detail(rules)).with("broken", broken);
        return again(rules).map(problem::retryAfter).orElse(problem);
    }

    /** In seconds; empty when coming back later does not help, or does not help alone. */
    private static Optional<Integer> again(List<BrokenRule> rules) {
        return rules.size() == 1 && rules.get(0) instanceof BrokenRule.StationBusy busy
                ? busy.items().stream()
                        .map(waiting -> (int) waiting.again().toSeconds())
                        .max(Comparator.naturalOrder())
                : Optional.empty();
    }

    private static String detail(List<BrokenRule> rules) {
        return rules.stream().map(rule -> RuleWords.of(rule).korean()).collect(Collectors.joining(" "))
                + " Nothing was charged. "
                + rules.stream().map(rule -> RuleWords.of(rule).english()).collect(Collectors.joining(" "));
    }

    private static void items(BrokenRule rule, ArrayNode json) {
        if (rule instanceof BrokenRule.ItemChanged changed) {
            changed.items()
                    .forEach(item -> json.add(
                            item(item).put("version", item.version()).set("price", OrderJson.money(item.price()))));
        } else if (rule instanceof BrokenRule.NotOfferedNow later) {
            later.items().forEach(item -> json.add(later(item)));
        } else if (rule instanceof BrokenRule.UnknownOptions unknown) {
            unknown.items().forEach(item -> json.add(unknown(item)));
        } else if (rule instanceof BrokenRule.OptionsNeeded options) {
            options.items().forEach(item -> json.add(choice(item)));
        } else if (rule instanceof BrokenRule.QuantityNotOffered quantities) {
            quantities.items().forEach(item -> json.add(quantity(item)));
        } else if (rule instanceof BrokenRule.SignInNeeded signIn) {
            signIn.items().forEach(item -> json.add(item(item)));
        } else if (rule instanceof BrokenRule.AlreadyOrdered ordered) {
            ordered.items().forEach(item -> json.add(item(item)));
        } else if (rule instanceof BrokenRule.MainNeeded sides) {
            sides.items().forEach(item -> json.add(item(item)));
        } else if (rule instanceof BrokenRule.StationBusy busy) {
            busy.items().forEach(item -> json.add(waiting(item)));
        }
    }

    private static ObjectNode item(OfferedItem item) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("itemId", item.item().toString())
                .put("name", item.name());
    }

    private static ObjectNode later(Later later) {
        ObjectNode json = item(later.item());
        later.from().ifPresent(from -> json.put("from", from.toString()));
        return json;
    }

    private static ObjectNode unknown(Unknown unknown) {
        ObjectNode json = item(unknown.item());
        ArrayNode options = json.putArray("options");
        unknown.options().forEach(option -> options.add(option.toString()));
        return json;
    }

    private static ObjectNode choice(Choice choice) {
        OptionGroup group = choice.group();
        ObjectNode json = item(choice.item());
        ObjectNode asked = json.putObject("group")
                .put("id", group.id().toString())
                .put("name", group.name().in(Language.KO))
                .put("min", group.min())
                .put("max", group.max())
                .put("chosen", choice.chosen());
        ArrayNode options = asked.putArray("options");
        group.options().forEach(option -> options.addObject()
                .put("id", option.id().toString())
                .put("name", option.name().in(Language.KO))
                .set("surcharge", OrderJson.money(option.surcharge())));
        return json;
    }

    private static ObjectNode waiting(Waiting waiting) {
        return item(waiting.item())
                .put("waitMinutes", Station.minutes(waiting.readyIn()))
                .put("againInSeconds", waiting.again().toSeconds());
    }

    private static ObjectNode quantity(Quantity quantity) {
        ObjectNode json = item(quantity.item()).put("asked", quantity.asked());
        quantity.item().quantities().forEach(json.putArray("quantities")::add);
        return json;
    }
}
