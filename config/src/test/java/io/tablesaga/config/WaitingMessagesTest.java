package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Queue;
import jakarta.jms.QueueBrowser;
import jakarta.jms.Session;
import java.time.Duration;
import java.util.Enumeration;
import java.util.UUID;
import org.apache.activemq.artemis.api.core.ActiveMQDisconnectedException;
import org.apache.activemq.artemis.core.client.impl.ClientSessionInternal;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.jms.client.ActiveMQSession;
import org.junit.jupiter.api.Test;

/** A process that dies again and again must not drive what was only waiting for it to the dead letters. */
class WaitingMessagesTest {

    private static final int DEATHS = 12;

    @Test
    void a_message_that_only_waited_is_not_blamed_for_the_death_of_its_reader() throws Exception {
        Product product = Product.running(Product.Wired.DIRECT);
        String name = "test.waiting." + UUID.randomUUID();
        ActiveMQConnectionFactory artemis = product.context().getBean(ActiveMQConnectionFactory.class);
        try (Connection connection = artemis.createConnection()) {
            Session session = connection.createSession(Session.AUTO_ACKNOWLEDGE);
            Queue queue = session.createQueue(name);
            for (int i = 0; i < 20; i++) {
                session.createProducer(queue).send(session.createTextMessage("ticket " + i));
            }
        }
        for (int i = 0; i < DEATHS; i++) {
            readAndDie(artemis, name);
        }

        // Only the one that was being read may have been given up.
        await().atMost(Duration.ofSeconds(20)).until(() -> waiting(artemis, name) >= 19);
    }

    private static void readAndDie(ActiveMQConnectionFactory artemis, String name) throws JMSException {
        try (Connection connection = artemis.createConnection()) {
            Session session = connection.createSession(Session.SESSION_TRANSACTED);
            connection.start();
            assertThat(session.createConsumer(session.createQueue(name)).receive(10_000))
                    .isNotNull();
            ((ClientSessionInternal) ((ActiveMQSession) session).getCoreSession())
                    .getConnection()
                    .fail(new ActiveMQDisconnectedException("dead"));
        }
    }

    private static int waiting(ActiveMQConnectionFactory artemis, String name) throws JMSException {
        try (Connection connection = artemis.createConnection()) {
            Session session = connection.createSession(Session.AUTO_ACKNOWLEDGE);
            connection.start();
            try (QueueBrowser browser = session.createBrowser(session.createQueue(name))) {
                int count = 0;
                for (Enumeration<?> messages = browser.getEnumeration(); messages.hasMoreElements(); count++) {
                    messages.nextElement();
                }
                return count;
            }
        }
    }
}
