package io.tablesaga.menu.persistence;

import io.tablesaga.menu.Category;
import io.tablesaga.menu.CategoryId;
import io.tablesaga.shared.StoreId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A category as it is edited. */
@Entity
@Table(schema = "menu", name = "category")
class CategoryRow {

    @Id
    UUID id;

    @Column(name = "store_id", updatable = false)
    UUID store;

    @Version
    int version;

    int position;

    @JdbcTypeCode(SqlTypes.JSON)
    String name;

    int turn;

    boolean hidden;

    @Column(name = "removed_at")
    Instant removedAt;

    protected CategoryRow() {}

    CategoryRow(Category category) {
        id = category.id().value();
        store = category.store().value();
        // Hibernate counts from there.
        version = 1;
        write(category);
    }

    final void write(Category category) {
        position = category.position();
        name = TranslatedJson.write(category.name()).toString();
        turn = category.turn();
        hidden = category.hidden();
    }

    Category category() {
        return new Category(
                new CategoryId(id), new StoreId(store), version, position, TranslatedJson.read(name), turn, hidden);
    }
}
