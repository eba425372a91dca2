package io.tablesaga.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.Connection;
import jakarta.jms.JMSSecurityException;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.activemq.artemis.api.config.ActiveMQDefaultConfiguration;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedServersTest {

    @TempDir
    Path folder;

    @Test
    void what_was_written_survives_a_restart_behind_a_password() throws Exception {
        Prepared.unpacked(folder);
        try (EmbeddedServers servers = EmbeddedServers.start(ServerSettings.onFreePorts(folder))) {
            refusesAGuess(servers.postgres());
            sql(servers.postgres(), "create table note (text text)");
            sql(servers.postgres(), "insert into note values ('kept')");
            try (Connection connection = jms(servers.artemis())) {
                Session session = connection.createSession();
                session.createProducer(session.createQueue("notes")).send(session.createTextMessage("kept"));
            }
            try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                    Map.of("bootstrap.servers", servers.kafka().bootstrap()),
                    new StringSerializer(),
                    new StringSerializer())) {
                producer.send(new ProducerRecord<>("notes", "kept")).get();
            }
            assertThat(Files.getPosixFilePermissions(folder.resolve("secrets.properties")))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }
        try (EmbeddedServers servers = EmbeddedServers.start(ServerSettings.onFreePorts(folder))) {
            refusesAGuess(servers.postgres());
            assertThat(sql(servers.postgres(), "select text from note")).isEqualTo("kept");
            try (Connection connection = jms(servers.artemis())) {
                Session session = connection.createSession();
                Queue queue = session.createQueue("notes");
                assertThat(((TextMessage) session.createConsumer(queue).receive(10_000)).getText())
                        .isEqualTo("kept");
            }
            try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                    Map.of(
                            "bootstrap.servers", servers.kafka().bootstrap(),
                            "group.id", "test",
                            "auto.offset.reset", "earliest"),
                    new StringDeserializer(),
                    new StringDeserializer())) {
                consumer.subscribe(List.of("notes"));
                ConsumerRecords<String, String> records = consumer.poll(Duration.ofSeconds(20));
                assertThat(records).singleElement().satisfies(record -> assertThat(record.value())
                        .isEqualTo("kept"));
            }
        }
    }

    @Test
    void a_killed_predecessor_s_database_is_stopped_and_its_data_is_there() throws Exception {
        Prepared.startedOnce(folder);
        kill(Predecessor.class);
        long postmaster = Long.parseLong(Files.readAllLines(folder.resolve("postgresql/postmaster.pid"))
                .get(0)
                .strip());
        assertThat(ProcessHandle.of(postmaster)).isPresent();
        try (DataFolder data = DataFolder.open(folder);
                EmbeddedPostgreSql postgres = EmbeddedPostgreSql.start(data, 0)) {
            assertThat(sql(postgres, "select text from note")).isEqualTo("left by the predecessor");
        }
    }

    @Test
    void a_taken_port_is_said_in_a_sentence() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress());
                DataFolder data = DataFolder.open(folder)) {
            assertThatThrownBy(() -> EmbeddedArtemis.start(data, taken.getLocalPort()))
                    .hasMessage(
                            "Artemis cannot listen on port " + taken.getLocalPort()
                                    + ": another program does. Stop that program, or set TABLESAGA_ARTEMIS_PORT to a free port (0 takes any).");
        }
    }

    @Test
    void a_folder_in_use_is_said_in_a_sentence() {
        try (DataFolder data = DataFolder.open(folder)) {
            assertThatThrownBy(() -> DataFolder.open(folder))
                    .isInstanceOf(ServerStartFailed.class)
                    .hasMessageStartingWith("Another TableSaga uses the folder");
        }
    }

    @Test
    void a_folder_that_cannot_be_written_is_said_in_a_sentence() throws Exception {
        Path file = Files.createFile(folder.resolve("a-file"));
        assertThatThrownBy(() -> DataFolder.open(file.resolve("data")))
                .isInstanceOf(ServerStartFailed.class)
                .hasMessageContaining("Set TABLESAGA_DATA to another one");
    }

    @Test
    void a_refused_second_opening_leaves_the_folder_closed_to_other_processes() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder);
        try (DataFolder data = DataFolder.open(folder)) {
            assertThatThrownBy(() -> DataFolder.open(folder)).isInstanceOf(ServerStartFailed.class);
            assertThatThrownBy(() -> DataFolder.open(link)).isInstanceOf(ServerStartFailed.class);
            assertThat(whatANeighbourSays()).startsWith("Another TableSaga uses the folder");
        }
        assertThat(whatANeighbourSays()).isEqualTo("opened");
    }

    @Test
    void a_new_secret_never_puts_the_others_at_risk() throws Exception {
        try (DataFolder data = DataFolder.open(folder)) {
            String first = data.secret("first");
            Path file = folder.resolve("secrets.properties");
            // Another name of the same file shows what happens to it in place; a kill can leave any moment of that.
            Path sameFile = Files.createLink(folder.resolve("same-file"), file);
            String before = Files.readString(sameFile);
            data.secret("second");
            assertThat(sameFile).hasContent(before);
            assertThat(file).content().contains("first=" + first, "second=");
            assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }
    }

    @Test
    void half_written_secrets_of_a_killed_process_are_not_in_the_way() throws Exception {
        Files.writeString(folder.resolve("secrets.properties.half"), "first=ha");
        try (DataFolder data = DataFolder.open(folder)) {
            assertThat(data.secret("first")).hasSize(48).isEqualTo(data.secret("first"));
            assertThat(Files.getPosixFilePermissions(folder.resolve("secrets.properties")))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }
    }

    @Test
    void the_cluster_password_everybody_knows_is_refused() {
        try (DataFolder data = DataFolder.open(folder);
                EmbeddedArtemis artemis = EmbeddedArtemis.start(data, 0);
                ActiveMQConnectionFactory anybody = new ActiveMQConnectionFactory(
                        artemis.url(),
                        ActiveMQDefaultConfiguration.getDefaultClusterUser(),
                        ActiveMQDefaultConfiguration.getDefaultClusterPassword())) {
            assertThatThrownBy(anybody::createConnection).isInstanceOf(JMSSecurityException.class);
        }
    }

    @Test
    void one_server_that_cannot_start_leaves_nothing_behind() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            Prepared.unpacked(folder);
            assertThatThrownBy(() -> EmbeddedServers.start(new ServerSettings(folder, 0, taken.getLocalPort(), 0)))
                    .isInstanceOf(ServerStartFailed.class)
                    .hasMessageContaining("set TABLESAGA_ARTEMIS_PORT to a free port");
        }
        // It had started; a postmaster's file goes when the postmaster does.
        assertThat(folder.resolve("postgresql/PG_VERSION")).exists();
        assertThat(folder.resolve("postgresql/postmaster.pid")).doesNotExist();
        try (EmbeddedServers servers = EmbeddedServers.start(ServerSettings.onFreePorts(folder))) {
            assertThat(sql(servers.postgres(), "select 'up'")).isEqualTo("up");
        }
    }

    @Test
    void a_database_that_would_lose_orders_is_not_left_running() throws Exception {
        try (DataFolder data = DataFolder.open(folder)) {
            Prepared.startedOnce(folder);
            Files.writeString(
                    folder.resolve("postgresql/postgresql.conf"),
                    "full_page_writes = off\n",
                    StandardOpenOption.APPEND);
            assertThatThrownBy(() -> EmbeddedPostgreSql.start(data, 0)).hasMessageContaining("full_page_writes = off");
            assertThat(folder.resolve("postgresql/postmaster.pid")).doesNotExist();
        }
    }

    /** A killed broker's successor waits for the end of its session, nine seconds if Kafka is not told otherwise. */
    @Test
    void a_broker_knows_that_its_session_is_short() throws Exception {
        ConfigResource broker = new ConfigResource(ConfigResource.Type.BROKER, "1");
        try (DataFolder data = DataFolder.open(folder);
                EmbeddedKafka kafka = EmbeddedKafka.start(data, 0);
                Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrap()))) {
            assertThat(admin.describeConfigs(List.of(broker))
                            .all()
                            .get()
                            .get(broker)
                            .get("broker.session.timeout.ms")
                            .value())
                    .isEqualTo("4000");
        }
    }

    static void refusesAGuess(EmbeddedPostgreSql postgres) {
        assertThatThrownBy(() -> DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), "guess"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password");
    }

    private void kill(Class<?> main) throws Exception {
        Process predecessor = Processes.java(main, folder);
        try (var out = predecessor.inputReader()) {
            assertThat(out.lines().filter(line -> line.equals("ready")).findFirst())
                    .isPresent();
            predecessor.destroyForcibly().waitFor();
        }
    }

    private String whatANeighbourSays() throws Exception {
        Process neighbour = Processes.java(Neighbour.class, folder);
        try (var out = neighbour.inputReader()) {
            return out.lines().reduce((earlier, last) -> last).orElseThrow();
        }
    }

    private static Connection jms(EmbeddedArtemis artemis) throws Exception {
        Connection connection =
                new ActiveMQConnectionFactory(artemis.url(), artemis.user(), artemis.password()).createConnection();
        connection.start();
        return connection;
    }

    static String sql(EmbeddedPostgreSql postgres, String sql) throws SQLException {
        try (java.sql.Connection connection =
                        DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
                java.sql.Statement statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return "";
            }
            try (ResultSet rows = statement.getResultSet()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }
}
