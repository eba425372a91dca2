package io.tablesaga.evening;

import com.fasterxml.jackson.databind.JsonNode;

/** One order, from what was planned to what its guest was told. */
final class Story {

    /** What its guest was told by the answers, before anybody cooks. */
    enum Told {
        /** Not yet, or nothing that settles it. */
        NOTHING,
        PAID,
        /** The order ended without the money: declined, expired, or left at the provider's page. */
        NOT_PAID,
        /** There was no order. */
        REFUSED
    }

    final int party;
    final OrderPlan plan;
    private Told told = Told.NOTHING;
    private String word = "";
    private String order;
    private String capability;
    private String saga;
    private long won;

    Story(int party, OrderPlan plan) {
        this.party = party;
        this.plan = plan;
    }

    /** There is an order, and this opens it. */
    synchronized void placed(JsonNode answer) {
        if (answer.hasNonNull("capability")) {
            order = answer.path("id").asText();
            capability = answer.path("capability").asText();
            saga = answer.path("saga").asText();
            won = answer.at("/total/amount").asLong();
        }
    }

    synchronized void paid() {
        told = Told.PAID;
    }

    synchronized void notPaid(String why) {
        told = Told.NOT_PAID;
        word = why;
    }

    /** @param why the problem's type */
    synchronized void refused(String why) {
        told = Told.REFUSED;
        word = why;
    }

    synchronized Told told() {
        return told;
    }

    /** Why it was not paid or refused, in the product's word. */
    synchronized String word() {
        return word;
    }

    /** Null while there is none. */
    synchronized String order() {
        return order;
    }

    synchronized String capability() {
        return capability;
    }

    synchronized String saga() {
        return saga;
    }

    synchronized long won() {
        return won;
    }

    @Override
    public String toString() {
        return "order " + plan.number() + " of party " + party + (order() == null ? "" : " (" + order() + ")");
    }
}
