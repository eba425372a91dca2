package io.tablesaga.config;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** Spoils an answer of a running product, for whoever asks for that. Found by the product's own scan. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
final class PlantsFaults extends OncePerRequestFilter {

    static final String HEADER = "Planted";

    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getHeader(HEADER).startsWith("event")) {
            response.setContentType("text/event-stream");
            response.getOutputStream().print(request.getHeader(HEADER).replace("|", "\n") + "\n\n");
            return;
        }
        ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, answer);
        ObjectNode body = (ObjectNode) JSON.readTree(answer.getContentAsByteArray());
        switch (request.getHeader(HEADER)) {
            case "field" -> body.put("planted", true);
            case "status" -> answer.setStatus(HttpStatus.I_AM_A_TEAPOT.value());
            case "type" -> answer.setContentType("text/plain");
            default -> answer.setHeader("Location", "/nowhere");
        }
        answer.resetBuffer();
        answer.getOutputStream().write(JSON.writeValueAsBytes(body));
        answer.copyBodyToResponse();
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getHeader(HEADER) == null;
    }
}
