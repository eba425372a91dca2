package io.tablesaga.menu.persistence;

import io.tablesaga.floor.HoursText;
import io.tablesaga.menu.Allergen;
import io.tablesaga.menu.CategoryId;
import io.tablesaga.menu.Course;
import io.tablesaga.menu.ItemRules;
import io.tablesaga.menu.MenuItem;
import io.tablesaga.menu.OncePer;
import io.tablesaga.menu.PhotoId;
import io.tablesaga.shared.ItemId;
import io.tablesaga.shared.Money;
import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.TaxKind;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** An item as it is edited. */
@Entity
@Table(schema = "menu", name = "item")
class ItemRow {

    @Id
    UUID id;

    @Column(name = "store_id", updatable = false)
    UUID store;

    @Version
    int version;

    @Column(name = "category_id")
    UUID category;

    int position;

    @JdbcTypeCode(SqlTypes.JSON)
    String name;

    @JdbcTypeCode(SqlTypes.JSON)
    String description;

    long price;

    String currency;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Column(name = "tax_kind")
    TaxKind tax;

    String[] allergens;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "option_groups")
    String optionGroups;

    String hours;

    String station;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    Course course;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Column(name = "once_per")
    OncePer once;

    @Column(name = "min_quantity")
    int min;

    @Column(name = "max_quantity")
    int max;

    @Column(name = "quantity_step")
    int step;

    boolean hidden;

    @Column(name = "photo_id")
    UUID photo;

    @Column(name = "removed_at")
    Instant removedAt;

    protected ItemRow() {}

    ItemRow(MenuItem item) {
        id = item.id().value();
        store = item.store().value();
        // Hibernate counts from there.
        version = 1;
        write(item);
    }

    final void write(MenuItem item) {
        category = item.category().value();
        position = item.position();
        name = TranslatedJson.write(item.name()).toString();
        description = item.description()
                .map(text -> TranslatedJson.write(text).toString())
                .orElse(null);
        price = item.price().minor();
        currency = item.price().currency().getCurrencyCode();
        tax = item.tax();
        allergens = names(item.allergens());
        optionGroups = OptionGroupsJson.write(item.optionGroups());
        hours = item.hours().map(HoursText::of).orElse(null);
        station = item.station().orElse(null);
        course = item.rules().course();
        once = item.rules().once().orElse(null);
        min = item.rules().min();
        max = item.rules().max();
        step = item.rules().step();
        hidden = item.hidden();
        photo = item.photo().map(PhotoId::value).orElse(null);
    }

    MenuItem item() {
        Money money = Money.of(price, currency);
        return new MenuItem(
                new ItemId(id),
                new StoreId(store),
                version,
                new CategoryId(category),
                position,
                TranslatedJson.read(name),
                Optional.ofNullable(description).map(TranslatedJson::read),
                money,
                tax,
                allergens(allergens),
                OptionGroupsJson.read(optionGroups, money.currency()),
                Optional.ofNullable(hours).map(HoursText::read),
                Optional.ofNullable(station),
                new ItemRules(course, Optional.ofNullable(once), min, max, step),
                hidden,
                Optional.ofNullable(photo).map(PhotoId::new));
    }

    /** In the order of the law's list. */
    static String[] names(Set<Allergen> allergens) {
        return allergens.stream().sorted().map(Allergen::name).toArray(String[]::new);
    }

    static Set<Allergen> allergens(String[] names) {
        return Stream.of(names).map(Allergen::valueOf).collect(Collectors.toSet());
    }
}
