package io.tablesaga.servers;

import java.nio.file.Path;

/** Opens a folder as another process would, and says what came of it. */
public final class Neighbour {

    private Neighbour() {}

    public static void main(String[] arguments) {
        try (DataFolder folder = DataFolder.open(Path.of(arguments[0]))) {
            System.out.println("opened");
        } catch (ServerStartFailed e) {
            System.out.println(e.getMessage());
        }
    }
}
