package io.tablesaga.config;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.tablesaga.kitchen.RestoreTicket;
import io.tablesaga.kitchen.WithdrawAnswer;
import io.tablesaga.kitchen.WithdrawTicket;
import io.tablesaga.shared.routes.OutboxConnection;
import io.tablesaga.stock.HoldStock;
import io.tablesaga.stock.ReleaseStock;
import io.tablesaga.stock.StockAnswer;
import java.util.Map;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.messaginghub.pooled.jms.JmsPoolConnectionFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jms.support.converter.MappingJackson2MessageConverter;
import org.springframework.jms.support.converter.MessageType;

/** Artemis' connections, and commands as JSON with a name for their type. */
@Configuration(proxyBeanMethods = false)
class MessagingConfiguration {

    @Bean
    ActiveMQConnectionFactory artemis(Settings settings) {
        return artemis(settings.artemis());
    }

    static ActiveMQConnectionFactory artemis(Settings.Artemis settings) {
        ActiveMQConnectionFactory artemis =
                new ActiveMQConnectionFactory(settings.url(), settings.user(), settings.password());
        // Whoever needs a connection opens one when the last has broken. The pool does so anyway, and one that mended
        // itself
        // meanwhile would keep its calls waiting. Guarded by ArtemisResetTest.
        artemis.setReconnectAttempts(0);
        artemis.setConnectionTTL(settings.silence().toMillis());
        artemis.setClientFailureCheckPeriod(settings.silence().toMillis() / 2);
        artemis.setCallTimeout(settings.silence().toMillis());
        // Nothing is fetched ahead: Artemis blames the death of a process on every message it had fetched, and gives it
        // up after some. Guarded by WaitingMessagesTest.
        artemis.setConsumerWindowSize(0);
        return artemis;
    }

    @Bean(name = "connections", destroyMethod = "stop")
    JmsPoolConnectionFactory connections(ActiveMQConnectionFactory artemis) {
        JmsPoolConnectionFactory pool = new JmsPoolConnectionFactory();
        pool.setConnectionFactory(artemis);
        pool.setMaxConnections(4);
        return pool;
    }

    @Bean
    OutboxConnection outboxConnection(ActiveMQConnectionFactory artemis) {
        return new OutboxConnection(artemis);
    }

    @Bean
    MappingJackson2MessageConverter jsonMessages() {
        MappingJackson2MessageConverter converter = new MappingJackson2MessageConverter();
        converter.setTargetType(MessageType.TEXT);
        converter.setTypeIdPropertyName("type");
        converter.setTypeIdMappings(Map.of(
                "hold-stock", HoldStock.class,
                "release-stock", ReleaseStock.class,
                "stock-answer", StockAnswer.class,
                "withdraw-ticket", WithdrawTicket.class,
                "withdraw-answer", WithdrawAnswer.class,
                "restore-ticket", RestoreTicket.class));
        // Times as texts, so that a message can be read by people and other programs.
        converter.setObjectMapper(JsonMapper.builder()
                .addModules(new Jdk8Module(), new JavaTimeModule())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .build());
        return converter;
    }
}
