package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.tablesaga.config.Product.Answer;
import io.tablesaga.config.Product.Wired;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What happens to a payment attempt: one test for each cell of the table (where it stands × what happens × how it ends). In
 * both wirings where other participants than the payment take part.
 */
class AttemptTableTest {

    private static final String VOID = "direct:order-void-payment";
    private static final String SAGA = "saga:compensate";

    private static final Map<Wired, Product> PRODUCTS = new EnumMap<>(Wired.class);
    private static final Map<Wired, Overdue> OVERDUE = new EnumMap<>(Wired.class);

    /** Guests whose holds end together: waiting for one clock is done once. */
    private record Overdue(
            GuestAtTheTable created,
            GuestAtTheTable handedOff,
            GuestAtTheTable declined,
            GuestAtTheTable paid,
            GuestAtTheTable voided,
            String paidBefore,
            String voidedBefore) {

        static Overdue in(Product product) {
            GuestAtTheTable paid = GuestAtTheTable.paid(product);
            GuestAtTheTable voided = GuestAtTheTable.voided(product);
            return new Overdue(
                    GuestAtTheTable.created(product),
                    GuestAtTheTable.handedOff(product),
                    GuestAtTheTable.declined(product),
                    paid,
                    voided,
                    paid.everything(),
                    voided.everything());
        }
    }

    private static Product product(Wired wired) {
        return PRODUCTS.computeIfAbsent(wired, wiring -> {
            Product product = Product.start(
                    wiring, "--order.hold-time=6s", "--payment.hints.due=200", "--payment.hints.pause=300ms");
            new ProviderHooks(product).sent(false);
            return product;
        });
    }

    private static Overdue overdue(Wired wired) {
        return OVERDUE.computeIfAbsent(wired, wiring -> Overdue.in(product(wiring)));
    }

    @AfterEach
    void noMoreFaults() {
        PRODUCTS.values().forEach(Product::noMoreFaults);
    }

    @AfterAll
    static void stop() {
        PRODUCTS.values().parallelStream().forEach(Product::stop);
        PRODUCTS.clear();
        OVERDUE.clear();
    }

    // CREATED, HANDED_OFF

    @ParameterizedTest
    @EnumSource
    void created__deadline_fires__the_saga_compensates_and_the_order_is_expired(Wired wired) {
        Overdue overdue = overdue(wired);
        overdue.created().endsCancelled("EXPIRED", "VOIDED");
        overdue.handedOff().endsCancelled("EXPIRED", "VOIDED");
        assertThat(overdue.handedOff().asked()).isZero();
        BooksBalance.in(product(wired));
    }

    @ParameterizedTest
    @EnumSource
    void created__guest_cancels__it_is_voided_and_the_saga_compensates(Wired wired) {
        GuestAtTheTable waiting = GuestAtTheTable.created(product(wired));
        GuestAtTheTable onThePage = GuestAtTheTable.handedOff(product(wired));
        for (GuestAtTheTable guest : List.of(waiting, onThePage)) {
            assertThat(guest.cancel().status()).isIn(200, 202);
            guest.endsCancelled("CALLED_OFF", "VOIDED");
        }
        assertThat(onThePage.confirm().problem()).isEqualTo("order-cancelled");
        assertThat(onThePage.asked()).isZero();
        BooksBalance.in(product(wired));
    }

    @Test
    void created__second_confirm__one_asks_the_provider_and_when_the_hold_is_gone_none_does() throws Exception {
        GuestAtTheTable guest = GuestAtTheTable.handedOff(product(Wired.DIRECT));
        List<Answer> answers = OrderStoriesTest.together(8, guest::confirm);
        assertThat(answers).allMatch(answer -> answer.status() == 201 || answer.status() == 202);
        guest.endsPaid();

        GuestAtTheTable late = GuestAtTheTable.handedOff(product(Wired.DIRECT));
        // Before the saga's undo has come.
        late.product.jdbc().update("update ordering.orders set pay_until = now() where id = ?::uuid", late.order());
        assertThat(late.confirm().problem()).isEqualTo("order-expired");
        assertThat(late.asked()).isZero();
        late.cancel();
        late.endsCancelled("CALLED_OFF", "VOIDED");
        BooksBalance.in(product(Wired.DIRECT));
    }

    @Test
    void created__look_up_says_paid__it_is_adopted_and_given_back_in_full() {
        GuestAtTheTable guest = GuestAtTheTable.handedOff(product(Wired.DIRECT));
        takenByTheProvider(guest);

        guest.hasAllOfItBack();
        assertThat(guest.attempts()).containsExactly("FAILED", "CREATED");
        assertThat(guest.state()).isEqualTo("AWAITING_PAYMENT");
        assertThat(guest.cancel().status()).isIn(200, 202);
        guest.endsCancelled("CALLED_OFF", "FAILED", "VOIDED");
        BooksBalance.in(product(Wired.DIRECT));
    }

    @ParameterizedTest
    @EnumSource
    void created__compensation_called__it_is_voided_and_a_late_approval_finds_the_tombstone(Wired wired) {
        GuestAtTheTable guest = GuestAtTheTable.handedOff(product(wired));
        guest.undo(VOID);
        guest.undo(VOID);
        assertThat(guest.attempts()).containsExactly("VOIDED");
        assertThat(guest.confirm().problem()).isEqualTo("order-expired");
        assertThat(guest.asked()).isZero();

        guest.undo(SAGA);
        guest.endsCancelled("EXPIRED", "VOIDED");
        BooksBalance.in(product(wired));
    }

    // APPROVING, UNKNOWN

    @Test
    void approving__deadline_fires__nothing_happens_for_a_doubt_has_none() {
        GuestAtTheTable guest = GuestAtTheTable.undecided(product(Wired.DIRECT));
        guest.seesTheHoldEnd();
        guest.isUndecided();

        guest.product.noMoreFaults();
        guest.endsPaid();
        BooksBalance.in(product(Wired.DIRECT));
    }

    @ParameterizedTest
    @EnumSource
    void approving__guest_cancels__it_is_recorded_and_carried_out_once_decided(Wired wired) {
        GuestAtTheTable guest = GuestAtTheTable.undecided(product(wired));
        Answer answer = guest.cancel();
        assertThat(answer.status()).as(answer.http().body()).isEqualTo(202);
        assertThat(answer.json().path("state").asText()).isEqualTo("REQUESTED");
        assertThat(answer.json().path("message").asText()).startsWith("결제를 확인하고 있습니다");
        guest.isUndecided();

        guest.product.noMoreFaults();
        guest.cancels().becomes("CANCELLED");
        assertThat(guest.cancels().seen().path("reason").asText()).isEqualTo("TAKEN_BACK");
        guest.hasAllOfItBack();
        assertThat(guest.attempts()).containsExactly("PAID");
        BooksBalance.in(product(wired));
        assertThat(guest.available()).isEqualTo(2);
    }

    @Test
    void approving__second_confirm__the_same_answer_and_no_second_call() {
        GuestAtTheTable guest = GuestAtTheTable.undecided(product(Wired.DIRECT));
        for (int i = 0; i < 3; i++) {
            for (Answer answer : List.of(guest.confirm(), guest.product.checkout(guest.key, guest.dish, 1))) {
                assertThat(answer.status()).as(answer.http().body()).isEqualTo(202);
                assertThat(answer.json().path("state").asText()).isEqualTo("CONFIRMING_PAYMENT");
                assertThat(answer.json().path("message").asText()).startsWith("결제를 확인하고 있습니다");
            }
        }
        assertThat(guest.asked()).isEqualTo(1);

        guest.product.noMoreFaults();
        guest.endsPaid();
        assertThat(guest.confirm().status()).isEqualTo(201);
        BooksBalance.in(product(Wired.DIRECT));
    }

    @Test
    void approving__look_up_says_paid__it_is_paid_and_not_before() {
        GuestAtTheTable guest = GuestAtTheTable.undecided(product(Wired.DIRECT));
        ProviderHooks hooks = new ProviderHooks(guest.product);
        String reference = hooks.reference(guest.placed);
        ProviderHooks.heard(hooks.say(reference, "DONE"));
        await("the webhook is followed").atMost(Duration.ofSeconds(10)).until(() -> hooks.outcomes(reference).stream()
                .allMatch("HURRIED"::equals));
        guest.isUndecided();

        guest.product.noMoreFaults();
        guest.endsPaid();
        BooksBalance.in(product(Wired.DIRECT));
    }

    @Test
    void approving__compensation_called__not_yet_and_no_try_is_used_up() {
        GuestAtTheTable guest = GuestAtTheTable.undecided(product(Wired.DIRECT));
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> guest.undo(VOID)).hasStackTraceContaining("not yet");
            assertThatThrownBy(() -> guest.undo(SAGA)).hasStackTraceContaining("is IN_DOUBT");
        }
        guest.isUndecided();
        assertThat(guest.undosTried()).isZero();

        guest.product.noMoreFaults();
        guest.endsPaid();
        assertThat(guest.undosTried()).isZero();
        BooksBalance.in(product(Wired.DIRECT));
    }

    // PAID

    @ParameterizedTest
    @EnumSource
    void paid__deadline_fires__nothing_happens(Wired wired) {
        GuestAtTheTable guest = overdue(wired).paid();
        guest.seesTheHoldEnd();
        assertThat(guest.everything()).isEqualTo(overdue(wired).paidBefore()).startsWith("PAID [PAID]");
        BooksBalance.in(product(wired));
    }

    @ParameterizedTest
    @EnumSource
    void paid__guest_cancels__a_saga_of_its_own_takes_it_back(Wired wired) {
        GuestAtTheTable guest = GuestAtTheTable.paid(product(wired));
        Answer answer = guest.cancel();
        assertThat(answer.status()).as(answer.http().body()).isIn(200, 202);
        guest.cancels().becomes("CANCELLED");
        guest.hasAllOfItBack();
        assertThat(guest.sagaState()).isEqualTo("COMPLETED");
        assertThat(guest.product
                        .jdbc()
                        .queryForObject(
                                "select s.state from saga.saga s join payment.refund r on r.saga_id = s.id where r.order_id = ?::uuid",
                                String.class,
                                guest.order()))
                .isEqualTo("COMPLETED");
        BooksBalance.in(product(wired));
        assertThat(guest.available()).isEqualTo(2);
    }

    @Test
    void paid__second_confirm__the_first_answer() {
        GuestAtTheTable guest = GuestAtTheTable.handedOff(product(Wired.DIRECT));
        Answer first = guest.confirm();
        assertThat(first.status()).isEqualTo(201);
        for (Answer again :
                List.of(guest.confirm(), guest.confirm(), guest.product.checkout(guest.key, guest.dish, 1))) {
            assertThat(again.status()).isEqualTo(201);
            assertThat(again.json()).isEqualTo(first.json());
        }
        guest.endsPaid();
        BooksBalance.in(product(Wired.DIRECT));
    }

    @Test
    void paid__look_up_says_paid__nothing_happens() {
        GuestAtTheTable guest = GuestAtTheTable.paid(product(Wired.DIRECT));
        ProviderHooks hooks = new ProviderHooks(guest.product);
        String reference = hooks.reference(guest.placed);
        String before = guest.everything();
        ProviderHooks.heard(hooks.say(reference, "DONE"));
        await("the webhooks are followed")
                .atMost(Duration.ofSeconds(10))
                .until(() -> !hooks.outcomes(reference).isEmpty()
                        && hooks.outcomes(reference).stream().allMatch("NOTHING"::equals));
        // A decider that comes too late.
        assertThatThrownBy(() -> guest.undo("direct:order-decide-payment")).hasStackTraceContaining("is COMPLETED");
        assertThat(guest.everything()).isEqualTo(before);
        BooksBalance.in(product(Wired.DIRECT));
    }

    @Test
    void paid__compensation_called__never() {
        GuestAtTheTable guest = GuestAtTheTable.paid(product(Wired.DIRECT));
        String before = guest.everything();
        guest.undo(VOID);
        assertThatThrownBy(() -> guest.undo(SAGA)).hasStackTraceContaining("is COMPLETED");
        assertThat(guest.everything()).isEqualTo(before).startsWith("PAID [PAID]");
        BooksBalance.in(product(Wired.DIRECT));
    }

    // FAILED

    @ParameterizedTest
    @EnumSource
    void failed__deadline_fires__the_saga_compensates(Wired wired) {
        GuestAtTheTable guest = overdue(wired).declined();
        guest.endsCancelled("EXPIRED", "FAILED", "VOIDED");
        assertThat(guest.confirm().problem()).isEqualTo("order-expired");
        BooksBalance.in(product(wired));
    }

    @ParameterizedTest
    @EnumSource
    void failed__guest_cancels__the_saga_compensates(Wired wired) {
        GuestAtTheTable guest = GuestAtTheTable.declined(product(wired));
        assertThat(guest.cancel().status()).isIn(200, 202);
        guest.endsCancelled("CALLED_OFF", "FAILED", "VOIDED");
        BooksBalance.in(product(wired));
    }

    @Test
    void failed__second_confirm__a_new_attempt_under_a_new_key() {
        GuestAtTheTable guest = GuestAtTheTable.declined(product(Wired.DIRECT));
        GuestAtCheckout.Returned first = guest.back;
        Answer reload = guest.confirm();
        assertThat(reload.problem()).isEqualTo("payment-declined");
        assertThat(guest.asked()).isEqualTo(1);

        assertThat(guest.payOn(reload).status()).isEqualTo(201);
        guest.endsPaid();
        assertThat(guest.attempts()).containsExactly("FAILED", "PAID");
        assertThat(CheckoutTrail.keys(guest.product, first, guest.back))
                .hasSize(2)
                .doesNotHaveDuplicates();
        BooksBalance.in(product(Wired.DIRECT));
    }

    @Test
    void failed__look_up_says_paid__it_is_adopted_and_given_back_in_full() {
        Product product = product(Wired.DIRECT);
        GuestAtTheTable guest = GuestAtTheTable.handedOff(product);
        String reference = new ProviderHooks(product).reference(guest.placed);
        GuestAtCheckout.Returned open = new GuestAtCheckout(product).pay(CheckoutTrail.checkout(guest.placed));
        product.fault("{\"fault\": \"DECLINE\", \"next\": 1}");
        Answer declined = guest.confirm();
        assertThat(declined.status()).isEqualTo(402);

        new ProviderHooks(product).capture(open.paymentKey(), reference, open.amount());

        guest.back = open;
        guest.hasAllOfItBack();
        assertThat(guest.attempts()).containsExactly("FAILED", "CREATED");
        assertThat(guest.payOn(declined).status()).isEqualTo(201);
        BooksBalance.in(product);
    }

    @ParameterizedTest
    @EnumSource
    void failed__compensation_called__it_stays_as_it_is(Wired wired) {
        GuestAtTheTable guest = GuestAtTheTable.declinedForGood(product(wired));
        // Of a stored token there is no second try: the undo leaves its tombstone beside the failed attempt.
        guest.endsCancelled("PAYMENT_DECLINED", "FAILED", "VOIDED");
        String before = guest.everything();
        guest.undo(VOID);
        guest.undo(SAGA);
        assertThat(guest.everything()).isEqualTo(before);
        BooksBalance.in(product(wired));
    }

    // VOIDED, EXPIRED

    @Test
    void voided__deadline_fires__nothing_happens() {
        GuestAtTheTable guest = overdue(Wired.DIRECT).voided();
        guest.seesTheHoldEnd();
        assertThat(guest.everything())
                .isEqualTo(overdue(Wired.DIRECT).voidedBefore())
                .startsWith("CANCELLED [VOIDED]");
        BooksBalance.in(product(Wired.DIRECT));
    }

    @Test
    void voided__guest_cancels__there_is_nothing_to_cancel() {
        GuestAtTheTable expired = overdue(Wired.DIRECT).created();
        expired.endsCancelled("EXPIRED", "VOIDED");
        for (GuestAtTheTable guest : List.of(GuestAtTheTable.voided(product(Wired.DIRECT)), expired)) {
            String before = guest.everything();
            Answer answer = guest.cancel();
            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.problem()).isEqualTo("nothing-to-cancel");
            assertThat(guest.everything()).isEqualTo(before);
        }
        BooksBalance.in(product(Wired.DIRECT));
    }

    @Test
    void voided__second_confirm__refused_before_any_call() {
        GuestAtTheTable expired = overdue(Wired.DIRECT).handedOff();
        expired.endsCancelled("EXPIRED", "VOIDED");
        GuestAtTheTable calledOff = GuestAtTheTable.voided(product(Wired.DIRECT));
        for (int i = 0; i < 2; i++) {
            assertThat(expired.confirm().problem()).isEqualTo("order-expired");
            assertThat(calledOff.confirm().problem()).isEqualTo("order-cancelled");
        }
        assertThat(expired.asked() + calledOff.asked()).isZero();
        BooksBalance.in(product(Wired.DIRECT));
    }

    @Test
    void voided__look_up_says_paid__it_is_cancelled_in_full_under_a_key_of_its_own() {
        GuestAtTheTable guest = GuestAtTheTable.voided(product(Wired.DIRECT));
        takenByTheProvider(guest);
        guest.hasAllOfItBack();
        assertThat(guest.attempts()).containsExactly("VOIDED");
        assertThat(guest.state()).isEqualTo("CANCELLED");
        BooksBalance.in(product(Wired.DIRECT));
    }

    @Test
    void voided__compensation_called__nothing_happens() {
        GuestAtTheTable guest = GuestAtTheTable.voided(product(Wired.DIRECT));
        String before = guest.everything();
        guest.undo(VOID);
        guest.undo(SAGA);
        assertThat(guest.everything()).isEqualTo(before).startsWith("CANCELLED [VOIDED]");
        BooksBalance.in(product(Wired.DIRECT));
    }

    /** Without our having asked: a defect of ours, or a second till of the merchant's. */
    private static void takenByTheProvider(GuestAtTheTable guest) {
        ProviderHooks hooks = new ProviderHooks(guest.product);
        hooks.capture(guest.back.paymentKey(), hooks.reference(guest.placed), guest.back.amount());
    }
}
