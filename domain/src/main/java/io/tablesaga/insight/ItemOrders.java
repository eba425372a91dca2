package io.tablesaga.insight;

/** How many orders each item is in: counted from what orders tell, some time after they do. */
public interface ItemOrders {

    /**
     * Takes it over, in the caller's transaction. Told again, or the taking back before the payment, it comes to the same.
     */
    void count(OrderNews news);
}
