package io.tablesaga.ordering.routes;

import io.tablesaga.ordering.CartEdit;
import io.tablesaga.ordering.CheckingCarts;
import io.tablesaga.shared.Caller;
import io.tablesaga.shared.Language;
import io.tablesaga.shared.routes.Reply;
import org.apache.camel.Exchange;

/** What a guest is told of the cart: how it is now, which may be later than what they have just done to it. */
public final class CartAnswers {

    static final String GUEST = "guest";
    static final String LANGUAGE = "language";

    private final CheckingCarts checking;

    public CartAnswers(CheckingCarts checking) {
        this.checking = checking;
    }

    void edited(Exchange exchange) {
        switch (exchange.getMessage().getBody(CartEdit.class)) {
            case DONE -> show(exchange);
            case CHANGED_MEANWHILE -> exchange.getMessage().setBody(Reply.problem(CartProblems.changed()));
            case FULL -> exchange.getMessage().setBody(Reply.problem(CartProblems.full()));
            case VISIT_OVER -> exchange.getMessage().setBody(Reply.problem(OrderProblems.visitOver()));
        }
    }

    void show(Exchange exchange) {
        Caller.AtTable guest = exchange.getVariable(GUEST, Caller.AtTable.class);
        Language language = exchange.getVariable(LANGUAGE, Language.class);
        exchange.getMessage()
                .setBody(checking.check(guest, language)
                        .map(cart -> Reply.json(200, new CartJson(cart, guest, language).json()))
                        .orElseGet(() -> Reply.problem(OrderProblems.visitOver())));
    }
}
