package io.tablesaga.shared.web;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Whatever goes wrong in a read becomes a problem with a stable type; 404, 405, 406 and 415 too. */
@RestControllerAdvice
public class WebProblems extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(WebProblems.class);

    @ExceptionHandler(NotFound.class)
    ResponseEntity<Object> notFound(NotFound nothing) {
        return answer(Problems.of(HttpStatus.NOT_FOUND, "not-found", nothing.getMessage()));
    }

    @ExceptionHandler(Refused.class)
    ResponseEntity<Object> refused(Refused no) {
        return answer(no.problem(), no.retryAfterSeconds());
    }

    @ExceptionHandler(MethodArgumentTypeMismatchException.class)
    ResponseEntity<Object> unreadable(MethodArgumentTypeMismatchException mismatch) {
        return answer(Problems.of(
                HttpStatus.BAD_REQUEST, "invalid-request", mismatch.getName() + " is not what the contract says."));
    }

    @ExceptionHandler(Exception.class)
    ResponseEntity<Object> unexpected(Exception failure) {
        if (Problems.isBusy(failure)) {
            LOG.warn("a read found no connection of the database free: {}", failure.getMessage());
            return answer(Problems.busy());
        }
        LOG.error("a read failed", failure);
        return answer(Problems.of(HttpStatus.INTERNAL_SERVER_ERROR, "unexpected", "Something went wrong on our side."));
    }

    @Override
    protected ResponseEntity<Object> handleExceptionInternal(
            Exception failure, Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        // Spring's own sentences repeat the path, the method or the type that was sent; a parameter's name is ours.
        ProblemDetail problem = failure instanceof MissingServletRequestParameterException missing
                ? Problems.of(HttpStatus.BAD_REQUEST, "invalid-request", missing.getParameterName() + " must be given.")
                : Problems.of(status.value());
        return ResponseEntity.status(problem.getStatus())
                .headers(headers)
                .header(HttpHeaders.CONTENT_TYPE, "application/problem+json")
                .body(Problems.body(problem));
    }

    /** Spring would add the path that was asked for to a {@link ProblemDetail} itself. */
    public static ResponseEntity<Object> answer(ProblemDetail problem) {
        boolean shortly = problem.getStatus() == HttpStatus.SERVICE_UNAVAILABLE.value();
        return answer(problem, shortly ? Problems.RETRY_AFTER_SECONDS : null);
    }

    private static ResponseEntity<Object> answer(ProblemDetail problem, Integer retryAfterSeconds) {
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.status(problem.getStatus()).header(HttpHeaders.CONTENT_TYPE, "application/problem+json");
        if (retryAfterSeconds != null) {
            answer.header(HttpHeaders.RETRY_AFTER, retryAfterSeconds.toString());
        }
        return answer.body(Problems.body(problem));
    }
}
