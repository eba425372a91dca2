package io.tablesaga.config;

import io.tablesaga.payment.PaymentGateway;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.ExchangeHelper;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Names every boundary an order crosses (each route node, each commit, each provider call; before and after), and kills
 * the process at one of them. Nothing is listed by hand: the names come from the running routes.
 */
final class CrashPoints implements InterceptStrategy, BeanPostProcessor {

    /** The boundary to die at; empty to only write the names down. */
    private final String at;

    /** Which time it is crossed: by another order than the first, or by the same one again. */
    private final int hit;

    private final AtomicInteger crossed = new AtomicInteger();
    private final Path names;
    private final ThreadLocal<String> route = ThreadLocal.withInitial(() -> "no-route");
    private volatile boolean armed;

    CrashPoints(String at, int hit, Path names) {
        this.at = at;
        this.hit = hit;
        this.names = names;
    }

    @Override
    public Processor wrapProcessorInInterceptors(
            CamelContext context, NamedNode node, Processor target, Processor next) {
        String name = node.getId();
        return exchange -> {
            String outer = route.get();
            String here = ExchangeHelper.getRouteId(exchange);
            route.set(here);
            armed = armed || "order-place".equals(here);
            try {
                cross("before " + here + "/" + name);
                target.process(exchange);
                cross("after " + here + "/" + name);
            } finally {
                route.set(outer);
            }
        };
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof DataSource dataSource) {
            return new CrashingDataSource(dataSource);
        }
        if (bean instanceof PaymentGateway gateway) {
            return proxy(
                    PaymentGateway.class,
                    gateway,
                    Set.of("chargeStored", "confirm", "cancel", "lookUp", "lookUpPayment"),
                    "provider's ");
        }
        return bean;
    }

    private void cross(String boundary) {
        if (!armed) {
            return;
        }
        if (boundary.equals(at) && crossed.incrementAndGet() == hit) {
            Runtime.getRuntime().halt(137);
        }
        if (at.isEmpty() || boundary.equals(at)) {
            write(Thread.currentThread().getId() + " " + boundary);
        }
    }

    /**
     * The boundaries of a watched order. «After X» and the «before Y» that follows it on the same thread are one instant,
     * nothing runs between them: it gets one name, unless one of the two had been crossed before, in another state.
     *
     * @param crossings thread and name of each crossing, in order
     */
    static List<String> boundaries(List<String> crossings) {
        Set<String> known = new LinkedHashSet<>();
        Map<String, String> lastOfThread = new HashMap<>();
        for (String crossing : crossings) {
            String thread = crossing.substring(0, crossing.indexOf(' '));
            String name = crossing.substring(crossing.indexOf(' ') + 1);
            boolean isNew = known.add(name);
            String last = lastOfThread.put(thread, isNew ? name : "");
            if (isNew && name.startsWith("before ") && last != null && last.startsWith("after ")) {
                known.remove(last);
            }
        }
        return List.copyOf(known);
    }

    private synchronized void write(String boundary) {
        try {
            Files.writeString(names, boundary + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <T> T proxy(Class<T> type, T target, Set<String> methods, String prefix) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, called, arguments) -> {
                    boolean watched = methods.contains(called.getName());
                    String boundary = prefix + called.getName() + " in " + route.get();
                    try {
                        if (watched) {
                            cross("before " + boundary);
                        }
                        Object answer = called.invoke(target, arguments);
                        if (watched) {
                            cross("after " + boundary);
                        }
                        return answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    private final class CrashingDataSource extends DelegatingDataSource implements AutoCloseable {

        CrashingDataSource(DataSource target) {
            super(target);
        }

        @Override
        public Connection getConnection() throws java.sql.SQLException {
            return proxy(Connection.class, super.getConnection(), Set.of("commit"), "");
        }

        @Override
        public void close() throws Exception {
            ((AutoCloseable) getTargetDataSource()).close();
        }
    }
}
