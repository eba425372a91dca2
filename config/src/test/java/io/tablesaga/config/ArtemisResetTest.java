package io.tablesaga.config;

import static org.awaitility.Awaitility.await;

import io.tablesaga.config.FaultProxy.Fault;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.messaginghub.pooled.jms.JmsPoolConnectionFactory;
import org.springframework.jms.JmsException;
import org.springframework.jms.core.JmsTemplate;

/** The network to Artemis breaks while several threads send, and what is opened meanwhile breaks too. */
class ArtemisResetTest {

    private static final Duration SILENCE = Duration.ofSeconds(2);
    private static final int MANY = 8;

    @ParameterizedTest
    @EnumSource(names = {"RESET", "HALF_OPEN"})
    void all_of_them_send_again_a_few_seconds_after_it_is_back(Fault fault) throws Exception {
        Map<Integer, Long> sent = new ConcurrentHashMap<>();
        ExecutorService senders = Executors.newFixedThreadPool(MANY);
        try (FaultProxy network = new FaultProxy(artemis().getPort());
                ActiveMQConnectionFactory artemis = MessagingConfiguration.artemis(settings(network))) {
            JmsPoolConnectionFactory pool = new MessagingConfiguration().connections(artemis);
            for (int sender = 0; sender < MANY; sender++) {
                int number = sender;
                senders.execute(() -> {
                    while (!senders.isShutdown()) {
                        send(pool, number, sent);
                    }
                });
            }
            for (int time = 0; time < 3; time++) {
                awaitAll(sent, System.nanoTime());
                network.fail(fault, 0);
                long broken = System.nanoTime();
                await("a while")
                        .until(() -> System.nanoTime() - broken
                                > Duration.ofMillis(1_500).toNanos());
                network.fail(Fault.NONE, 0);
                awaitAll(sent, System.nanoTime());
            }
            senders.shutdownNow();
            pool.stop();
        } finally {
            senders.shutdownNow();
        }
    }

    private static void send(JmsPoolConnectionFactory pool, int number, Map<Integer, Long> sent) {
        try {
            new JmsTemplate(pool).convertAndSend("reset-test", "still there?");
            sent.put(number, System.nanoTime());
        } catch (JmsException e) {
            // Again.
        }
    }

    private static void awaitAll(Map<Integer, Long> sent, long after) {
        await("everybody has sent something")
                .atMost(SILENCE.multipliedBy(4))
                .until(() -> sent.values().stream().filter(at -> at > after).count() == MANY);
    }

    private static Settings.Artemis settings(FaultProxy network) {
        var servers = Product.running(Product.Wired.DIRECT).servers();
        return new Settings.Artemis(
                "tcp://127.0.0.1:" + network.port(),
                servers.artemis().user(),
                servers.artemis().password(),
                SILENCE);
    }

    private static URI artemis() {
        return URI.create(
                Product.running(Product.Wired.DIRECT).servers().artemis().url());
    }
}
