package io.tablesaga.servers;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** Starts a database, says so, and waits to be killed. */
public final class Predecessor {

    private Predecessor() {}

    public static void main(String[] arguments) throws Exception {
        EmbeddedPostgreSql postgres = EmbeddedPostgreSql.start(DataFolder.open(Path.of(arguments[0])), 0);
        EmbeddedServersTest.sql(postgres, "create table if not exists note (text text)");
        EmbeddedServersTest.sql(postgres, "delete from note");
        EmbeddedServersTest.sql(postgres, "insert into note values ('left by the predecessor')");
        System.out.println("ready");
        new CountDownLatch(1).await();
    }
}
