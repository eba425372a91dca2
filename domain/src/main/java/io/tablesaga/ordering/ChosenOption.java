package io.tablesaga.ordering;

import io.tablesaga.shared.Money;
import java.util.UUID;

/** What a guest chose with an item, as it was sold. @param surcharge in the line's unit price already */
public record ChosenOption(UUID id, String name, Money surcharge) {}
