/** An order from the guest's tap to its end; the order saga's own side of every step. */
package io.tablesaga.ordering;
