package io.tablesaga.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.activemq.artemis.api.core.ICoreMessage;
import org.apache.activemq.artemis.api.core.Interceptor;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.protocol.core.Packet;
import org.apache.activemq.artemis.core.protocol.core.impl.wireformat.SessionSendMessage;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;

/** What this JVM's products send to Artemis, as it leaves for the wire; made by Artemis' client, by its name. */
public final class SentToArtemis implements Interceptor {

    /** The broker's own, not the product's. */
    private static final String MANAGEMENT = "activemq.management";

    private static final Pattern BROKERS_OWN = Pattern.compile("JMS.*|_*AMQ.*");

    private static final Queue<SentMessage> HEARD = new ConcurrentLinkedQueue<>();
    private static volatile boolean listening;

    static void listen() {
        HEARD.clear();
        listening = true;
    }

    static List<SentMessage> heard() {
        listening = false;
        return new ArrayList<>(HEARD);
    }

    @Override
    public boolean intercept(Packet packet, RemotingConnection connection) {
        if (listening && packet instanceof SessionSendMessage sent) {
            ICoreMessage message = sent.getMessage();
            if (!message.getAddress().equals(MANAGEMENT)) {
                HEARD.add(SentMessage.of(to(message), head(message), text(message)));
            }
        }
        return true;
    }

    private static String to(ICoreMessage message) {
        if (SentMessage.isId(message.getAddress())) {
            return SentMessage.REPLIES;
        }
        return (message.getRoutingType() == RoutingType.MULTICAST ? "jms:topic:" : "jms:queue:") + message.getAddress();
    }

    private static Map<String, String> head(ICoreMessage message) {
        return message.getPropertyNames().stream()
                .map(SimpleString::toString)
                .filter(name -> !BROKERS_OWN.matcher(name).matches())
                .collect(Collectors.toMap(name -> name, message::getStringProperty));
    }

    private static String text(ICoreMessage message) {
        return String.valueOf(message.getReadOnlyBodyBuffer().readNullableSimpleString());
    }
}
