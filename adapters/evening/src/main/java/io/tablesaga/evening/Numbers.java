package io.tablesaga.evening;

import java.util.Collection;
import java.util.List;

/** Of many, the one that so many of a hundred are not above. */
final class Numbers {

    private Numbers() {}

    /** @return 0 of none */
    static double percentile(Collection<Double> of, double percent) {
        List<Double> sorted = of.stream().sorted().toList();
        return sorted.isEmpty() ? 0 : sorted.get(Math.max(0, (int) Math.ceil(percent / 100 * sorted.size()) - 1));
    }

    static double median(Collection<Double> of) {
        return percentile(of, 50);
    }
}
