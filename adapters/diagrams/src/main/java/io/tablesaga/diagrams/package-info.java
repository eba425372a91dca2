/** The running routes as a graph, and the graph as text, picture and data. Knows no restaurant. */
package io.tablesaga.diagrams;
