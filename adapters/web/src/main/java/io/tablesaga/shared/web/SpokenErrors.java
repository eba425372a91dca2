package io.tablesaga.shared.web;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;

/** An error is written at once: out of another thread than its request's, the container's error page stays empty. */
final class SpokenErrors extends HttpServletResponseWrapper {

    SpokenErrors(HttpServletResponse response) {
        super(response);
    }

    @Override
    public void sendError(int status) throws IOException {
        HttpServletResponse response = (HttpServletResponse) getResponse();
        response.reset();
        Problems.write(response, Problems.of(status));
    }

    /** The message is a library's, and may repeat what was sent. */
    @Override
    public void sendError(int status, String message) throws IOException {
        sendError(status);
    }
}
