package io.tablesaga.ordering.routes;

/** What travels beside the body of an order's messages. */
final class OrderHeaders {

    /** The order's id as text; enough for every undo. */
    static final String ORDER = "orderId";

    /**
     * What the provider knows the attempt by. An answer settles the attempt that was made and no other: it may come late,
     * when the guest tries again already.
     */
    static final String ATTEMPT = "attempt";

    /** W3C Trace Context, under the name callers send it by. */
    static final String TRACE = "traceparent";

    /** Expression for the saga's id, as Camel keeps it. */
    static final String SAGA = "${header.Long-Running-Action}";

    /** Why a human must look, for the saga's journal. */
    static final String WHY = "saga-reason";

    private OrderHeaders() {}
}
