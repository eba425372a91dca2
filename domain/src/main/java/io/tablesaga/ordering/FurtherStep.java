package io.tablesaga.ordering;

import io.tablesaga.shared.Money;
import io.tablesaga.shared.OrderId;
import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.VisitId;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * A step that somebody else adds to the order saga: one bean of this type, and the product builds its routes, enlists it
 * and keeps its fence, so that it is done once, undone once, and never done after it was undone. {@code docs/extending.md}
 * says how. This type and those in it are promised to integrators.
 *
 * <p>What is done here is done in a commit that it shares with others: it writes to the product's database, quickly, and
 * calls nobody outside. What it throws rolls that commit back.
 */
public final class FurtherStep {

    private static final Pattern ID = Pattern.compile("[a-z]+(-[a-z]+)*");

    private final String id;
    private final String description;
    private final Consumer<Doing> does;
    private final Optional<Consumer<Undoing>> undo;
    private final Optional<Consumer<TakingBack>> takeBack;

    /**
     * @param amount the order's total
     * @param key of this doing, the same however often it is repeated: an outside system may know it by that
     */
    public record Doing(OrderId order, StoreId store, VisitId visit, Money amount, String key) {}

    /** @param key that of the {@link Doing} */
    public record Undoing(OrderId order, String key) {}

    /**
     * @param amount what goes back to the guest this time: an order may be taken back line by line
     * @param whole no line of the order is left
     * @param key of this taking back
     */
    public record TakingBack(OrderId order, Money amount, boolean whole, String key) {}

    private FurtherStep(
            String id,
            String description,
            Consumer<Doing> does,
            Optional<Consumer<Undoing>> undo,
            Optional<Consumer<TakingBack>> takeBack) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("the step's id «" + id + "» is not kebab-case, as book-points is");
        }
        this.id = id;
        this.description = description;
        this.does = does;
        this.undo = undo;
        this.takeBack = takeBack;
    }

    /**
     * Done with the order, before its guest pays; undone when the order ends unpaid.
     *
     * @param id unique and kebab-case; it names rows that outlive the process, so it stays
     * @param description a sentence for who reads the diagram
     * @param undo called only for what was done, and never again once it has committed
     */
    public static FurtherStep beforePayment(
            String id, String description, Consumer<Doing> does, Consumer<Undoing> undo) {
        return new FurtherStep(id, description, does, Optional.of(undo), Optional.empty());
    }

    /** Done in the commit that knows the order paid: nothing can refuse it any more, and nothing undoes it. */
    public static FurtherStep withPayment(String id, String description, Consumer<Doing> does) {
        return new FurtherStep(id, description, does, Optional.empty(), Optional.empty());
    }

    /** The same step, which is also told when a paid order or lines of it were taken back, in the commit that says so. */
    public FurtherStep whenTakenBack(Consumer<TakingBack> takeBack) {
        return new FurtherStep(id, description, does, undo, Optional.of(takeBack));
    }

    public String id() {
        return id;
    }

    public String description() {
        return description;
    }

    public Consumer<Doing> does() {
        return does;
    }

    /** Only of a step before the payment. */
    public Optional<Consumer<Undoing>> undo() {
        return undo;
    }

    public Optional<Consumer<TakingBack>> takeBack() {
        return takeBack;
    }
}
