package io.tablesaga.console.web;

import io.tablesaga.console.Sagas.Attempt;
import io.tablesaga.console.Sagas.Found;
import io.tablesaga.console.Sagas.Given;
import io.tablesaga.console.Sagas.Kind;
import io.tablesaga.console.Sagas.Trail;
import io.tablesaga.shared.Money;
import io.tablesaga.shared.SagaJournal;
import io.tablesaga.shared.web.MoneyView;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** Sagas as the contract writes them. */
final class SagaViews {

    /** What staff took went past the provider. */
    private static final Set<String> AT_PROVIDER = Set.of("STORED", "CHECKOUT");

    private SagaViews() {}

    record FoundView(
            UUID sagaId,
            String kind,
            String state,
            UUID orderId,
            String orderState,
            UUID storeId,
            UUID tableId,
            String tableName,
            Instant since,
            Instant deadline,
            Instant endedAt,
            MoneyView amount,
            int entries) {}

    record SagaView(
            UUID id,
            String kind,
            String state,
            UUID orderId,
            String orderState,
            UUID storeId,
            UUID tableId,
            String tableName,
            Instant since,
            Instant deadline,
            Instant endedAt,
            MoneyView amount,
            String diagram,
            List<StepView> steps,
            List<EntryView> journal,
            List<PaymentView> payments,
            List<RefundView> refunds,
            List<FoundView> sagas) {}

    record StepView(
            String route,
            String undo,
            String undoRoute,
            String decider,
            String deciderRoute,
            boolean done,
            int attempts) {}

    record EntryView(
            Instant at, String node, String event, String step, String route, Integer attempt, String detail) {}

    record PaymentView(
            UUID attemptId,
            String provider,
            String method,
            String merchantReference,
            String providerReference,
            String state,
            MoneyView amount,
            Instant createdAt,
            Instant startedAt,
            Instant paidAt,
            Instant nextLookUpAt) {}

    record RefundView(
            UUID refundId,
            UUID sagaId,
            String merchantReference,
            String providerReference,
            String providerCancel,
            String state,
            MoneyView amount,
            MoneyView byHand,
            Instant startedAt,
            Instant endedAt) {}

    static FoundView found(Found saga) {
        return new FoundView(
                saga.id().value(),
                saga.kind().name(),
                saga.state().name(),
                known(saga.order(), order -> order.value()),
                saga.orderState(),
                known(saga.store(), store -> store.value()),
                saga.table(),
                saga.tableName(),
                saga.since(),
                saga.deadline(),
                saga.ended(),
                money(saga.amount()),
                saga.entries());
    }

    static SagaView saga(Trail trail, SagaJournal.SagaView log, String provider) {
        FoundView found = found(trail.saga());
        return new SagaView(
                found.sagaId(),
                found.kind(),
                log.state(),
                found.orderId(),
                found.orderState(),
                found.storeId(),
                found.tableId(),
                found.tableName(),
                found.since(),
                log.deadline(),
                found.endedAt(),
                found.amount(),
                diagram(trail.saga().kind()),
                log.steps().stream().map(SagaViews::step).toList(),
                log.journal().stream().map(entry -> entry(entry, log.steps())).toList(),
                trail.payments().stream()
                        .map(attempt -> payment(attempt, provider))
                        .toList(),
                trail.refunds().stream().map(SagaViews::refund).toList(),
                trail.others().stream().map(SagaViews::found).toList());
    }

    private static String diagram(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT) + "-saga";
    }

    private static StepView step(SagaJournal.Step step) {
        return new StepView(
                step.route(),
                step.undo(),
                route(step.undo()),
                step.decider(),
                route(step.decider()),
                step.done(),
                step.attempts());
    }

    private static EntryView entry(SagaJournal.Entry entry, List<SagaJournal.Step> steps) {
        return new EntryView(
                entry.at(),
                entry.node(),
                entry.event(),
                entry.step(),
                ran(entry, steps),
                entry.attempt(),
                entry.detail());
    }

    /** The log names the step; what ran for it is its undo when it failed or succeeded in being undone. */
    private static String ran(SagaJournal.Entry entry, List<SagaJournal.Step> steps) {
        return switch (entry.event()) {
            case "COMPENSATED_STEP", "FAILED", "STUCK" ->
                steps.stream()
                        .filter(step -> step.route().equals(entry.step()) && step.undo() != null)
                        .map(step -> route(step.undo()))
                        .findFirst()
                        .orElse(entry.step());
            case "IN_DOUBT", "UNDECIDED", "ANSWER_LOST", "HURRIED", "REVIEW", "REOPENED" ->
                steps.stream()
                        .filter(step -> step.decider() != null)
                        .map(step -> route(step.decider()))
                        .reduce((a, b) -> b)
                        .orElse(null);
            default -> entry.step();
        };
    }

    private static String route(String address) {
        return address == null ? null : address.replaceFirst("^direct:/*", "").replaceFirst("\\?.*", "");
    }

    private static PaymentView payment(Attempt attempt, String provider) {
        return new PaymentView(
                attempt.id(),
                attempt.method() != null && AT_PROVIDER.contains(attempt.method()) ? provider : null,
                attempt.method(),
                attempt.merchantReference(),
                attempt.providerReference(),
                attempt.state(),
                money(attempt.amount()),
                attempt.created(),
                attempt.started(),
                attempt.paid(),
                attempt.nextLookUp());
    }

    private static RefundView refund(Given refund) {
        return new RefundView(
                refund.id(),
                refund.saga().value(),
                refund.merchantReference(),
                refund.providerReference(),
                refund.providerCancel(),
                refund.state(),
                money(refund.amount()),
                money(refund.byHand()),
                refund.started(),
                refund.ended());
    }

    private static MoneyView money(Money money) {
        return known(money, MoneyView::of);
    }

    private static <T, R> R known(T value, Function<T, R> as) {
        return value == null ? null : as.apply(value);
    }
}
