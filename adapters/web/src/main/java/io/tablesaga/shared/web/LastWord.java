package io.tablesaga.shared.web;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** A failure nobody has put into words, before or behind the routes' own edges, leaves as a problem too. */
public final class LastWord extends OncePerRequestFilter {

    private final OpeningHours hours;

    public LastWord(OpeningHours hours) {
        this.hours = hours;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isAsyncDispatch(request) || !guarded(request.getRequestURI())) {
            worded(request, response, chain);
        } else if (hours.enter()) {
            try {
                worded(request, new SpokenErrors(response), chain);
            } finally {
                leave(request);
            }
        } else {
            Problems.write(response, Problems.busy());
        }
    }

    /** What routes answer, which are not there yet, or no more. */
    private static boolean guarded(String path) {
        return path.startsWith("/api/") || path.startsWith("/webhooks/");
    }

    private void worded(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, response);
        if (!isAsyncStarted(request) && !response.isCommitted() && unworded(response)) {
            int status = response.getStatus();
            response.reset();
            Problems.write(response, Problems.of(status));
        }
    }

    /** What answers without words sets a status and an empty text. */
    private static boolean unworded(HttpServletResponse response) {
        String type = response.getContentType();
        return response.getStatus() >= HttpStatus.BAD_REQUEST.value() && (type == null || !type.contains("json"));
    }

    private void leave(HttpServletRequest request) {
        if (request.isAsyncStarted()) {
            request.getAsyncContext().addListener(new Leaving(hours));
        } else {
            hours.leave();
        }
    }

    /** A command is answered by another thread than the one that took it. */
    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    private record Leaving(OpeningHours hours) implements AsyncListener {

        @Override
        public void onComplete(AsyncEvent event) {
            hours.leave();
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
