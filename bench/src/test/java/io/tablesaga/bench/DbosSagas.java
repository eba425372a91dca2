package io.tablesaga.bench;

import dev.dbos.transact.DBOS;
import dev.dbos.transact.config.DBOSConfig;
import dev.dbos.transact.workflow.Workflow;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** The same three steps as a workflow of DBOS Transact, as its guide shows them. It has no compensations. */
final class DbosSagas implements AutoCloseable {

    private final DBOS dbos;
    private final Trip trip;

    interface Trip {
        void go();
    }

    DbosSagas(DataSource pool) {
        dbos = new DBOS(DBOSConfig.defaults("bench").withDataSource(pool));
        trip = dbos.registerProxy(Trip.class, new StepByStep(dbos, new JdbcTemplate(pool)));
        dbos.launch();
    }

    void stepByStep() {
        trip.go();
    }

    static final class StepByStep implements Trip {

        private final DBOS dbos;
        private final JdbcTemplate jdbc;

        StepByStep(DBOS dbos, JdbcTemplate jdbc) {
            this.dbos = dbos;
            this.jdbc = jdbc;
        }

        @Override
        @Workflow
        public void go() {
            step("flight");
            step("train");
            step("hotel");
        }

        private void step(String name) {
            dbos.runStep(
                    () -> {
                        jdbc.update("insert into effect (saga, step) values (?, ?)", DBOS.workflowId(), name);
                    },
                    name);
        }
    }

    @Override
    public void close() {
        dbos.close();
    }
}
