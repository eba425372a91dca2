package io.tablesaga.config;

import io.tablesaga.shared.Outbox;
import io.tablesaga.shared.OutboxMessage;
import io.tablesaga.shared.Outlet;
import java.util.List;
import java.util.Map;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.stereotype.Component;

/**
 * No product of any test writes a message to its outbox that the contract does not say; and what goes to Artemis may be
 * listened to. Found by the product's own scan.
 */
@Component
final class KeepsMessageContract implements BeanPostProcessor {

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof ActiveMQConnectionFactory artemis) {
            artemis.setOutgoingInterceptorList(SentToArtemis.class.getName());
        }
        return bean instanceof Outbox outbox ? new Contracted(outbox, MessageContract.ours()) : bean;
    }

    private record Contracted(Outbox outbox, MessageContract contract) implements Outbox {

        @Override
        public void add(List<OutboxMessage> messages) {
            List<String> faults = messages.stream()
                    // Tests of the outbox itself have types of their own.
                    .filter(message -> message.type().startsWith("io.tablesaga."))
                    .flatMap(message -> contract.faults(sent(message)).stream())
                    .toList();
            if (!faults.isEmpty()) {
                throw new IllegalStateException("asyncapi.yaml does not say so: " + faults);
            }
            outbox.add(messages);
        }

        private static SentMessage sent(OutboxMessage message) {
            return SentMessage.of(message.destination().replaceFirst("^jms:", "jms:queue:"), Map.of(), message.body());
        }

        @Override
        public void afterCommit(Runnable look) {
            outbox.afterCommit(look);
        }

        @Override
        public Outlet outlet(String broker) {
            return outbox.outlet(broker);
        }
    }
}
