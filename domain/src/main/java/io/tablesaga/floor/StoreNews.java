package io.tablesaga.floor;

import io.tablesaga.shared.News;
import io.tablesaga.shared.StoreId;

/** Something of a store that its staff hear of as it changes. */
public interface StoreNews extends News<StoreId> {}
