package io.tablesaga.config;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumSet;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;

/**
 * No product of any test answers what the contract does not say: it hears every answer as it leaves, whoever has asked. Found
 * by the product's own scan.
 */
@Component
final class KeepsAnswerContract extends FilterRegistrationBean<KeepsAnswerContract.Hearing> {

    KeepsAnswerContract() {
        super(new Hearing());
        setOrder(Ordered.HIGHEST_PRECEDENCE);
        setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST, DispatcherType.ERROR));
    }

    static final class Hearing implements Filter {

        @Override
        public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            HttpServletRequest asked = (HttpServletRequest) request;
            Object failed = asked.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
            String path = failed == null ? asked.getRequestURI() : failed.toString();
            HeardEvents events = new HeardEvents((name, data) -> HeardAnswers.hearEvent(path, name, data));
            Heard heard = new Heard(asked.getMethod(), path, new HeardResponse((HttpServletResponse) response, events));
            chain.doFilter(request, heard.answer());
            if (asked.isAsyncStarted()) {
                asked.getAsyncContext().addListener(heard);
            } else {
                heard.judge();
            }
        }
    }

    /** Once it has been said to its end; what the container is left to put into words comes by here once more. */
    private record Heard(String method, String path, HeardResponse answer) implements AsyncListener {

        void judge() {
            if (answer.isWhole()) {
                HeardAnswers.hear(method, path, answer);
            }
        }

        @Override
        public void onComplete(AsyncEvent event) {
            judge();
        }

        @Override
        public void onTimeout(AsyncEvent event) {}

        @Override
        public void onError(AsyncEvent event) {}

        @Override
        public void onStartAsync(AsyncEvent event) {
            event.getAsyncContext().addListener(this);
        }
    }
}
