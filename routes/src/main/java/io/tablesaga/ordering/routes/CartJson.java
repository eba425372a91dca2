package io.tablesaga.ordering.routes;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tablesaga.menu.Option;
import io.tablesaga.ordering.CartLine;
import io.tablesaga.ordering.Carts.Left;
import io.tablesaga.ordering.CheckedCart;
import io.tablesaga.ordering.OfferedItem;
import io.tablesaga.shared.Caller;
import io.tablesaga.shared.Language;
import java.time.Instant;
import java.util.List;

/** A cart as the contract shows it to one of its guests, in their language. */
record CartJson(CheckedCart checked, Caller.AtTable guest, Language language) {

    ObjectNode json() {
        ObjectNode json = object().put("version", checked.cart().version());
        ArrayNode lines = json.putArray("lines");
        checked.cart().lines().forEach(line -> lines.add(line(line)));
        total(json, "total", checked.cart().lines());
        total(json, "ownTotal", checked.cart().of(guest.device()));
        ArrayNode refusals = json.putArray("refusals");
        checked.refusals()
                .forEach(refusal -> refusals.add(OrderProblems.refused(refusal).json()));
        return json;
    }

    private void total(ObjectNode json, String name, List<CartLine> lines) {
        checked.total(lines).ifPresent(total -> json.set(name, OrderJson.money(total)));
    }

    private ObjectNode line(CartLine line) {
        ObjectNode json = object().put("id", line.id().toString())
                .put("version", line.version())
                .put("itemId", line.wish().item().toString())
                .put("itemVersion", line.wish().version().orElseThrow())
                .put("quantity", line.wish().quantity())
                .put("deviceId", line.device().toString())
                .put("own", line.device().equals(guest.device()));
        ArrayNode chosen = json.putArray("optionIds");
        line.wish().options().stream().sorted().forEach(option -> chosen.add(option.toString()));
        checked.item(line).ifPresentOrElse(item -> offered(json, line, item), () -> json.put("offered", false));
        line.seen().filter(seen -> changed(line)).ifPresent(seen -> json.putObject("was")
                .put("name", seen.name())
                .set("price", OrderJson.money(seen.price())));
        return json;
    }

    private boolean changed(CartLine line) {
        return checked.item(line)
                .filter(item -> item.version() == line.wish().version().orElseThrow())
                .isEmpty();
    }

    private void offered(ObjectNode json, CartLine line, OfferedItem item) {
        json.put("offered", true)
                .put("changed", changed(line))
                .put("currentVersion", item.version())
                .put("name", item.name());
        ArrayNode options = json.putArray("options");
        item.chosen(line.wish().options()).forEach(option -> options.add(option(option)));
        json.set("price", OrderJson.money(item.price()));
        checked.unitPrice(line).ifPresent(price -> {
            json.set("unitPrice", OrderJson.money(price));
            json.set("total", OrderJson.money(price.times(line.wish().quantity())));
        });
        left(json, checked.left().get(item.item()));
    }

    private ObjectNode option(Option option) {
        return object().put("id", option.id().toString())
                .put("name", option.name().in(language))
                .set("surcharge", OrderJson.money(option.surcharge()));
    }

    private static void left(ObjectNode json, Left left) {
        json.put("available", left.available());
        left.soldOut().ifPresent(soldOut -> json.putObject("soldOut")
                .put("until", soldOut.until().map(Instant::toString).orElse(null)));
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
