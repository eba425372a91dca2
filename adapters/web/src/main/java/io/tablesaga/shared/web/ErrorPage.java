package io.tablesaga.shared.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where Tomcat sends what it refuses itself. Spring's own page would show the path that was asked for. */
@RestController
public class ErrorPage implements ErrorController {

    @RequestMapping("/error")
    ResponseEntity<Object> show(HttpServletRequest request) {
        Integer status = (Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        Throwable failure = (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        ProblemDetail problem = Problems.isBusy(failure)
                ? Problems.busy()
                : Problems.of(status == null ? HttpStatus.NOT_FOUND.value() : status);
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(problem.getStatus())
                .header(HttpHeaders.CONTENT_TYPE, "application/problem+json")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("X-Content-Type-Options", "nosniff");
        if (problem.getStatus() == HttpStatus.SERVICE_UNAVAILABLE.value()) {
            answer.header(HttpHeaders.RETRY_AFTER, String.valueOf(Problems.RETRY_AFTER_SECONDS));
        }
        return answer.body(Problems.body(problem));
    }
}
