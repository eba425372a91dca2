package io.tablesaga.servers;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.ActiveMQServers;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;

/** Artemis with its journal on disk; each queue has a dead-letter queue of its own, {@code DLQ.<queue>}. */
public final class EmbeddedArtemis implements AutoCloseable {

    static final String USER = "tablesaga";

    private final ActiveMQServer server;
    private final int port;
    private final String password;

    private EmbeddedArtemis(ActiveMQServer server, int port, String password) {
        this.server = server;
        this.port = port;
        this.password = password;
    }

    public static EmbeddedArtemis start(DataFolder folder, int wantedPort) {
        return startOn(folder, Ports.usable("Artemis", wantedPort));
    }

    /** The port was free a moment ago; it need not be any more. */
    static EmbeddedArtemis startOn(DataFolder folder, int port) {
        String password = folder.secret("artemis");
        try {
            SecurityConfiguration users = new SecurityConfiguration();
            users.addUser(USER, password);
            users.addRole(USER, "all");
            ActiveMQServer server = ActiveMQServers.newActiveMQServer(
                    configuration(folder, port),
                    null,
                    new ActiveMQJAASSecurityManager(InVMLoginModule.class.getName(), users));
            startWhole(server);
            return new EmbeddedArtemis(server, port, password);
        } catch (Exception e) {
            throw Ports.lost("Artemis", port, e)
                    .orElseGet(() -> new ServerStartFailed("Artemis cannot start: " + e.getMessage(), e));
        }
    }

    private static void startWhole(ActiveMQServer server) throws Exception {
        // Artemis logs that its journal or its port fails it, and returns from its start as if it had started.
        AtomicReference<Exception> failure = new AtomicReference<>();
        server.registerActivationFailureListener(failure::set);
        try {
            server.start();
            if (failure.get() != null) {
                throw failure.get();
            }
        } catch (Exception e) {
            FirstFailure.keep(e, server::stop);
            throw e;
        }
    }

    private static Configuration configuration(DataFolder folder, int port) throws Exception {
        Path data = folder.path().resolve("artemis");
        ConfigurationImpl configuration = new ConfigurationImpl();
        configuration
                .setName("tablesaga")
                .setPersistenceEnabled(true)
                .setJournalType(JournalType.NIO)
                .setJournalDirectory(data.resolve("journal").toString())
                .setBindingsDirectory(data.resolve("bindings").toString())
                .setLargeMessagesDirectory(data.resolve("large-messages").toString())
                .setPagingDirectory(data.resolve("paging").toString())
                .setJournalMinFiles(2)
                .setJournalFileSize(2 * 1024 * 1024)
                .setMaxDiskUsage(99)
                .setSecurityEnabled(true)
                // The cluster user passes every check on any acceptor, and its default password is in the manual.
                .setClusterUser("tablesaga-cluster")
                .setClusterPassword(folder.secret("artemis-cluster"))
                .setJMXManagementEnabled(false)
                .addAcceptorConfiguration("tcp", "tcp://127.0.0.1:" + port + "?protocols=CORE");
        configuration.setSecurityRoles(new HashMap<>(Map.of(
                "#", Set.of(new Role("all", true, true, true, true, true, true, true, true, true, true, true, true)))));
        configuration.addAddressSetting(
                "#",
                new AddressSettings()
                        .setDeadLetterAddress(SimpleString.of("DLQ"))
                        .setAutoCreateDeadLetterResources(true)
                        // A reader's death counts too: enough for a process that dies now and then.
                        .setMaxDeliveryAttempts(10)
                        .setRedeliveryDelay(200)
                        .setRedeliveryMultiplier(2)
                        .setMaxRedeliveryDelay(5_000)
                        .setMaxSizeBytes(20L * 1024 * 1024)
                        .setAddressFullMessagePolicy(AddressFullMessagePolicy.PAGE)
                        .setAutoDeleteQueues(false)
                        .setAutoDeleteAddresses(false));
        return configuration;
    }

    public String url() {
        return "tcp://127.0.0.1:" + port;
    }

    public String user() {
        return USER;
    }

    public String password() {
        return password;
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new ServerStartFailed("Artemis did not stop: " + e.getMessage(), e);
        }
    }
}
