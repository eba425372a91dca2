package io.tablesaga.menu.persistence;

import io.tablesaga.menu.Category;
import io.tablesaga.menu.CategoryId;
import io.tablesaga.menu.KeptMenus;
import io.tablesaga.menu.MenuItem;
import io.tablesaga.shared.ItemId;
import io.tablesaga.shared.StoreId;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Menus as they are edited, through JPA. */
public final class JpaKeptMenus implements KeptMenus {

    private static final String ITEMS =
            "select i from ItemRow i join CategoryRow k on k.id = i.category where i.store = :store and i.removedAt is null";
    private static final String IN_MENU_ORDER = " order by k.position, k.id, i.position, i.id";

    private final MenuPersistence persistence;

    public JpaKeptMenus(MenuPersistence persistence) {
        this.persistence = persistence;
    }

    private EntityManager entities() {
        return persistence.entities();
    }

    @Override
    public List<Category> categories(StoreId store) {
        return entities()
                .createQuery(
                        "select k from CategoryRow k where k.store = :store and k.removedAt is null"
                                + " order by k.position, k.id",
                        CategoryRow.class)
                .setParameter("store", store.value())
                .getResultList()
                .stream()
                .map(CategoryRow::category)
                .toList();
    }

    @Override
    public List<MenuItem> items(StoreId store, Optional<ItemId> after, int limit) {
        String rest = "";
        Object[] last = {};
        if (after.isPresent()) {
            List<Object[]> found = entities()
                    .createQuery(
                            "select k.position, k.id, i.position, i.id from ItemRow i join CategoryRow k on k.id = i.category"
                                    + " where i.id = ?1 and i.store = ?2",
                            Object[].class)
                    .setParameter(1, after.get().value())
                    .setParameter(2, store.value())
                    .getResultList();
            if (found.isEmpty()) {
                return List.of();
            }
            last = found.get(0);
            rest = " and (k.position > :p1 or k.position = :p1 and (k.id > :p2 or k.id = :p2"
                    + " and (i.position > :p3 or i.position = :p3 and i.id > :p4)))";
        }
        TypedQuery<ItemRow> query = entities()
                .createQuery(ITEMS + rest + IN_MENU_ORDER, ItemRow.class)
                .setParameter("store", store.value());
        for (int i = 0; i < last.length; i++) {
            query.setParameter("p" + (i + 1), last[i]);
        }
        return query.setMaxResults(limit).getResultList().stream()
                .map(ItemRow::item)
                .toList();
    }

    @Override
    public Optional<MenuItem> item(StoreId store, ItemId item) {
        return Optional.ofNullable(entities().find(ItemRow.class, item.value()))
                .filter(row -> row.store.equals(store.value()) && row.removedAt == null)
                .map(ItemRow::item);
    }

    /** Whatever an edit reads after this is as the edit before has left it. */
    @Override
    public void hold(StoreId store) {
        entities()
                .createNativeQuery(
                        "select count(*) from pg_advisory_xact_lock(hashtextextended('menu ' || :store, 0))",
                        Long.class)
                .setParameter("store", store.toString())
                .getSingleResult();
    }

    @Override
    public List<MenuItem> itemsOf(StoreId store, CategoryId category) {
        return entities()
                .createQuery(ITEMS + " and i.category = :category" + IN_MENU_ORDER, ItemRow.class)
                .setParameter("store", store.value())
                .setParameter("category", category.value())
                .getResultList()
                .stream()
                .map(ItemRow::item)
                .toList();
    }

    @Override
    public int count(StoreId store) {
        return entities()
                .createQuery(
                        "select count(i) from ItemRow i where i.store = :store and i.removedAt is null", Long.class)
                .setParameter("store", store.value())
                .getSingleResult()
                .intValue();
    }

    @Override
    public Category add(Category category) {
        CategoryRow row = new CategoryRow(category);
        entities().persist(row);
        entities().flush();
        return row.category();
    }

    @Override
    public MenuItem add(MenuItem item) {
        ItemRow row = new ItemRow(item);
        entities().persist(row);
        entities().flush();
        return row.item();
    }

    @Override
    public Category save(Category category) {
        CategoryRow row = row(CategoryRow.class, category.id().value());
        if (!row.category().equals(category)) {
            row.write(category);
            entities().flush();
        }
        return row.category();
    }

    @Override
    public MenuItem save(MenuItem item) {
        return saveAll(List.of(item)).get(0);
    }

    @Override
    public List<MenuItem> addAll(List<MenuItem> items) {
        List<ItemRow> rows = items.stream().map(ItemRow::new).toList();
        rows.forEach(entities()::persist);
        return flushed(rows);
    }

    /** Compared as a whole: JSON comes back from PostgreSQL with other blanks, which are no change. */
    @Override
    public List<MenuItem> saveAll(List<MenuItem> items) {
        List<ItemRow> rows = new ArrayList<>();
        for (MenuItem item : items) {
            ItemRow row = row(ItemRow.class, item.id().value());
            if (!row.item().equals(item)) {
                row.write(item);
            }
            rows.add(row);
        }
        return flushed(rows);
    }

    private List<MenuItem> flushed(List<ItemRow> rows) {
        entities().flush();
        return rows.stream().map(ItemRow::item).toList();
    }

    @Override
    public int remove(Category category) {
        CategoryRow row = row(CategoryRow.class, category.id().value());
        row.removedAt = Instant.now();
        entities().flush();
        return row.version;
    }

    @Override
    public int remove(MenuItem item) {
        ItemRow row = row(ItemRow.class, item.id().value());
        row.removedAt = Instant.now();
        entities().flush();
        return row.version;
    }

    private <R> R row(Class<R> type, UUID id) {
        R row = entities().find(type, id);
        if (row == null) {
            throw new IllegalStateException("there is no " + type.getSimpleName() + " " + id);
        }
        return row;
    }
}
