package io.tablesaga.ordering.persistence;

import io.tablesaga.floor.HoursText;
import io.tablesaga.floor.persistence.StoreMomentRow;
import io.tablesaga.menu.Course;
import io.tablesaga.menu.ItemRules;
import io.tablesaga.menu.OncePer;
import io.tablesaga.menu.OptionGroup;
import io.tablesaga.menu.persistence.OptionGroupsJson;
import io.tablesaga.ordering.OfferedItem;
import io.tablesaga.ordering.Orders.Offer;
import io.tablesaga.shared.ItemId;
import io.tablesaga.shared.Money;
import io.tablesaga.shared.TaxKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.ResultSetExtractor;

/** Rows of one offer, a row an item; one without an item where the store has none of the asked ones. */
final class OfferRows implements ResultSetExtractor<Optional<Offer>> {

    private final RowOfItem more;

    OfferRows() {
        this((item, row) -> {});
    }

    /** @param more reads what else is in a row */
    OfferRows(RowOfItem more) {
        this.more = more;
    }

    interface RowOfItem {
        void read(ItemId item, ResultSet row) throws SQLException;
    }

    @Override
    public Optional<Offer> extractData(ResultSet row) throws SQLException {
        if (!row.next()) {
            return Optional.empty();
        }
        var store = StoreMomentRow.of(row);
        boolean asksHeadCount = row.getBoolean("asks_head_count");
        List<OfferedItem> items = new ArrayList<>();
        do {
            UUID id = row.getObject("id", UUID.class);
            if (id != null) {
                items.add(item(new ItemId(id), row));
                more.read(new ItemId(id), row);
            }
        } while (row.next());
        return Optional.of(new Offer(store, asksHeadCount, items));
    }

    private static OfferedItem item(ItemId id, ResultSet row) throws SQLException {
        Money price = Money.of(row.getLong("price"), row.getString("currency"));
        return new OfferedItem(
                id,
                row.getInt("version"),
                row.getString("name"),
                price,
                TaxKind.valueOf(row.getString("tax_kind")),
                new ItemRules(
                        Course.valueOf(row.getString("course")),
                        Optional.ofNullable(row.getString("once_per")).map(OncePer::valueOf),
                        row.getInt("min_quantity"),
                        row.getInt("max_quantity"),
                        row.getInt("quantity_step")),
                groups(row.getString("option_groups"), price.currency()),
                Optional.ofNullable(row.getString("item_hours")).map(HoursText::read),
                row.getString("station"),
                row.getInt("turn"));
    }

    /** Most items have none: nothing is parsed for those. */
    private static List<OptionGroup> groups(String json, Currency currency) {
        return json.equals("[]") ? List.of() : OptionGroupsJson.read(json, currency);
    }
}
