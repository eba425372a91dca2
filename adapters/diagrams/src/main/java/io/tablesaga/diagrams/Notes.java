package io.tablesaga.diagrams;

import java.util.Map;

/**
 * What is painted on a flow beside what its routes say.
 *
 * @param routes by route
 * @param commits by the route that begins the commit
 * @param link where it comes from
 */
public record Notes(Map<String, String> routes, Map<String, String> commits, String link) {

    public static final Notes NONE = new Notes(Map.of(), Map.of(), "");
}
