package io.tablesaga.ordering.persistence;

import io.tablesaga.floor.HoursText;
import io.tablesaga.menu.Allergen;
import io.tablesaga.menu.Category;
import io.tablesaga.menu.MenuChange;
import io.tablesaga.menu.MenuChange.CategoryPublished;
import io.tablesaga.menu.MenuChange.CategoryRemoved;
import io.tablesaga.menu.MenuChange.ItemPublished;
import io.tablesaga.menu.MenuChange.ItemRemoved;
import io.tablesaga.menu.MenuItem;
import io.tablesaga.menu.PhotoId;
import io.tablesaga.menu.persistence.OptionGroupsJson;
import io.tablesaga.menu.persistence.TranslatedJson;
import io.tablesaga.ordering.Catalogue;
import io.tablesaga.shared.Language;
import io.tablesaga.shared.Translated;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Ordering's copy of the menu; each change is one statement. */
public final class JdbcCatalogue implements Catalogue {

    private static final String ITEM =
            """
            insert into ordering.catalogue_item (id, store_id, version, category_id, position, name, names, description,
                descriptions, price, currency, tax_kind, course, once_per, min_quantity, max_quantity, quantity_step,
                option_groups, hours, station, hidden, allergens, photo_id)
            values (?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?::text[], ?)
            on conflict (id) do update set (version, category_id, category, position, name, names, description,
                descriptions, price, currency, tax_kind, course, once_per, min_quantity, max_quantity, quantity_step,
                option_groups, hours, station, hidden, allergens, photo_id)
            = (excluded.version, excluded.category_id, null, excluded.position, excluded.name, excluded.names,
                excluded.description, excluded.descriptions, excluded.price, excluded.currency, excluded.tax_kind,
                excluded.course, excluded.once_per, excluded.min_quantity, excluded.max_quantity, excluded.quantity_step,
                excluded.option_groups, excluded.hours, excluded.station, excluded.hidden, excluded.allergens,
                excluded.photo_id)
            where catalogue_item.version < excluded.version""";

    /** Also of what was never heard of: an older change that comes later must find that it is over. */
    private static final String ITEM_REMOVED =
            """
            insert into ordering.catalogue_item (id, store_id, version, position, name, description, price, currency, hidden)
            values (?, ?, ?, 0, '', '', 0, 'XXX', true)
            on conflict (id) do update set version = excluded.version, hidden = true
            where catalogue_item.version < excluded.version""";

    private static final String CATEGORY =
            """
            insert into ordering.catalogue_category (id, store_id, version, position, name, names, turn, hidden)
            values (?, ?, ?, ?, ?, ?::jsonb, ?, ?)
            on conflict (id) do update set (version, position, name, names, turn, hidden)
            = (excluded.version, excluded.position, excluded.name, excluded.names, excluded.turn, excluded.hidden)
            where catalogue_category.version < excluded.version""";

    private static final String CATEGORY_REMOVED =
            """
            insert into ordering.catalogue_category (id, store_id, version, position, name, hidden)
            values (?, ?, ?, 0, '', true)
            on conflict (id) do update set version = excluded.version, hidden = true
            where catalogue_category.version < excluded.version""";

    private final JdbcTemplate jdbc;

    public JdbcCatalogue(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    @Override
    public boolean take(MenuChange change) {
        return rows(change) > 0;
    }

    private int rows(MenuChange change) {
        if (change instanceof ItemPublished published) {
            return item(published.item());
        }
        if (change instanceof CategoryPublished published) {
            return category(published.category());
        }
        if (change instanceof ItemRemoved removed) {
            return jdbc.update(
                    ITEM_REMOVED, removed.item().value(), removed.store().value(), removed.version());
        }
        CategoryRemoved removed = (CategoryRemoved) change;
        return jdbc.update(
                CATEGORY_REMOVED, removed.category().value(), removed.store().value(), removed.version());
    }

    private int item(MenuItem item) {
        return jdbc.update(
                ITEM,
                item.id().value(),
                item.store().value(),
                item.version(),
                item.category().value(),
                item.position(),
                item.name().in(Language.KO),
                json(item.name()),
                item.description().map(text -> text.in(Language.KO)).orElse(""),
                item.description().map(JdbcCatalogue::json).orElse("{}"),
                item.price().minor(),
                item.price().currency().getCurrencyCode(),
                item.tax().name(),
                item.rules().course().name(),
                item.rules().once().map(Enum::name).orElse(null),
                item.rules().min(),
                item.rules().max(),
                item.rules().step(),
                OptionGroupsJson.write(item.optionGroups()),
                item.hours().map(HoursText::of).orElse(null),
                item.station().orElse(null),
                item.hidden(),
                item.allergens().stream().sorted().map(Allergen::name).toArray(String[]::new),
                item.photo().map(PhotoId::value).orElse(null));
    }

    private int category(Category category) {
        return jdbc.update(
                CATEGORY,
                category.id().value(),
                category.store().value(),
                category.version(),
                category.position(),
                category.name().in(Language.KO),
                json(category.name()),
                category.turn(),
                category.hidden());
    }

    private static String json(Translated text) {
        return TranslatedJson.write(text).toString();
    }
}
