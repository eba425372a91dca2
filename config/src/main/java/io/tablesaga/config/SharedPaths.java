package io.tablesaga.config;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * A path's reads are Spring's and its commands Camel's: whichever of the two is asked first would answer for the other's
 * methods that there are none.
 */
@Component
final class SharedPaths implements HandlerMapping, Ordered {

    private final Supplier<List<RequestMappingHandlerMapping>> mappings;

    SharedPaths(ObjectProvider<RequestMappingHandlerMapping> mappings) {
        // Asked once, and not before the first request: they are made after this.
        this.mappings = SingletonSupplier.of(() -> mappings.stream()
                .sorted(Comparator.comparingInt(Ordered::getOrder))
                .toList());
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public HandlerExecutionChain getHandler(HttpServletRequest request) throws Exception {
        Set<String> others = new TreeSet<>();
        for (RequestMappingHandlerMapping mapping : mappings.get()) {
            try {
                HandlerExecutionChain found = mapping.getHandler(request);
                if (found != null) {
                    return found;
                }
            } catch (HttpRequestMethodNotSupportedException e) {
                if (e.getSupportedMethods() != null) {
                    others.addAll(Set.of(e.getSupportedMethods()));
                }
            }
        }
        if (others.isEmpty()) {
            return null;
        }
        throw new HttpRequestMethodNotSupportedException(request.getMethod(), others);
    }
}
