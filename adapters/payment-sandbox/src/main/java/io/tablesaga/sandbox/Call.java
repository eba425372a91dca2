package io.tablesaga.sandbox;

/** What can go wrong: a kind of request, or telling the merchant. */
enum Call {
    CHARGE,
    CANCEL,
    LOOK_UP,
    WEBHOOK
}
