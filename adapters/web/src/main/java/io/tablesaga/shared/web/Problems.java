package io.tablesaga.shared.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** Problem+json with our stable types. */
public final class Problems {

    private Problems() {}

    public static ProblemDetail of(HttpStatus status, String name, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create("https://tablesaga.io/problems/" + name));
        problem.setTitle(status.getReasonPhrase());
        return problem;
    }

    /** For filters, which are outside Spring's message converters. The detail must not need escaping. */
    static void write(HttpServletResponse response, HttpStatus status, String name, String detail) throws IOException {
        response.setStatus(status.value());
        response.setContentType("application/problem+json");
        response.setHeader("Cache-Control", "no-store");
        response.getWriter()
                .write("{\"type\":\"https://tablesaga.io/problems/" + name + "\",\"title\":\""
                        + status.getReasonPhrase() + "\",\"status\":" + status.value() + ",\"detail\":\"" + detail
                        + "\"}");
    }
}
