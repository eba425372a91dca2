package io.tablesaga.menu;

import io.tablesaga.shared.ItemId;
import io.tablesaga.shared.StoreId;
import java.util.List;
import java.util.Optional;

/** Menus as their managers keep them, with what is hidden; what was removed is not found. */
public interface KeptMenus {

    /** In menu order; there are never many. */
    List<Category> categories(StoreId store);

    /** A page in menu order. @param after the last item of the page before */
    List<MenuItem> items(StoreId store, Optional<ItemId> after, int limit);

    Optional<MenuItem> item(StoreId store, ItemId item);

    /** In the caller's transaction, to its end: nobody else edits this store's menu. */
    void hold(StoreId store);

    /** In their order, all of them. */
    List<MenuItem> itemsOf(StoreId store, CategoryId category);

    int count(StoreId store);

    /** In the caller's transaction; so are all below. @return with its version */
    Category add(Category category);

    MenuItem add(MenuItem item);

    /** @return with its new version; with the one it had when it was so already */
    Category save(Category category);

    MenuItem save(MenuItem item);

    /** In as few statements as it takes. @return in the same order, with their versions */
    List<MenuItem> addAll(List<MenuItem> items);

    /** As {@link #save(MenuItem)} each. @param items of a menu that was read in this transaction */
    List<MenuItem> saveAll(List<MenuItem> items);

    /** @return its last version */
    int remove(Category category);

    int remove(MenuItem item);
}
