package io.tablesaga.shared.web;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
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

    @ExceptionHandler(MethodArgumentTypeMismatchException.class)
    ResponseEntity<Object> unreadable(MethodArgumentTypeMismatchException mismatch) {
        return answer(Problems.of(
                HttpStatus.BAD_REQUEST, "invalid-request", mismatch.getName() + " is not what the contract says."));
    }

    @ExceptionHandler(Exception.class)
    ResponseEntity<Object> unexpected(Exception failure) {
        LOG.error("a read failed", failure);
        return answer(Problems.of(HttpStatus.INTERNAL_SERVER_ERROR, "unexpected", "Something went wrong on our side."));
    }

    @Override
    protected ResponseEntity<Object> handleExceptionInternal(
            Exception failure, Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        HttpStatus known = HttpStatus.valueOf(status.value());
        String name = known.getReasonPhrase().toLowerCase(java.util.Locale.ROOT).replace(' ', '-');
        String detail = body instanceof ProblemDetail problem && problem.getDetail() != null
                ? problem.getDetail()
                : known.getReasonPhrase() + ".";
        ProblemDetail problem = Problems.of(known, status.value() == 400 ? "invalid-request" : name, detail);
        return ResponseEntity.status(status)
                .headers(headers)
                .header(HttpHeaders.CONTENT_TYPE, "application/problem+json")
                .body(problem);
    }

    private static ResponseEntity<Object> answer(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus())
                .header(HttpHeaders.CONTENT_TYPE, "application/problem+json")
                .body(problem);
    }
}
