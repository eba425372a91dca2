package io.tablesaga.shared.routes;

import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.model.ProcessDefinition;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.AsyncProcessorSupport;

/**
 * An {@code Error} from a {@code process} step would leave Camel altogether: no edge answers, no completion runs, and the
 * order's place is never given back. From a bean it is a failure like any other; so it is here.
 */
public final class ErrorsAreFailures implements InterceptStrategy {

    @Override
    public Processor wrapProcessorInInterceptors(
            CamelContext camel, NamedNode definition, Processor target, Processor next) {
        if (!(definition instanceof ProcessDefinition)) {
            return target;
        }
        return new AsyncProcessorSupport() {
            @Override
            public boolean process(Exchange exchange, AsyncCallback callback) {
                try {
                    target.process(exchange);
                } catch (Throwable failure) {
                    exchange.setException(failure);
                }
                callback.done(true);
                return true;
            }
        };
    }
}
