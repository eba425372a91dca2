/** An evening in a restaurant, played against a running product through its public doors, by anybody who may knock there. */
package io.tablesaga.evening;
