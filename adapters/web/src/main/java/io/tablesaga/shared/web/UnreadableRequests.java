package io.tablesaga.shared.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.springframework.http.ProblemDetail;

/**
 * What Tomcat cannot even read never comes as far as a filter, nor as {@link ErrorPage}; Tomcat's own page is HTML.
 * Public with a public constructor, as Tomcat makes it by its name.
 */
public final class UnreadableRequests extends ErrorReportValve {

    @Override
    protected void report(Request request, Response response, Throwable failure) {
        if (response.getStatus() < HttpServletResponse.SC_BAD_REQUEST
                || response.getContentWritten() > 0
                || !response.setErrorReported()) {
            return;
        }
        AtomicBoolean listening = new AtomicBoolean();
        response.getCoyoteResponse().action(ActionCode.IS_IO_ALLOWED, listening);
        if (!listening.get()) {
            return;
        }
        ProblemDetail problem = Problems.of(response.getStatus());
        try {
            response.setStatus(problem.getStatus());
            response.setContentType("application/problem+json");
            response.setHeader("Cache-Control", "no-store");
            response.setHeader("X-Content-Type-Options", "nosniff");
            // The response itself takes no more text once an error is set.
            Writer writer = response.getReporter();
            if (writer != null) {
                // After a body nobody expects, the connection could not be used any more.
                if (!"HEAD".equals(request.getMethod())) {
                    writer.write(Problems.json(problem));
                }
                response.finishResponse();
            }
        } catch (IOException e) {
            container.getLogger().debug("the caller is gone", e);
        }
    }
}
