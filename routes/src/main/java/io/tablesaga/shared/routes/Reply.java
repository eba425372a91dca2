package io.tablesaga.shared.routes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** The one way out of an edge route: everything the message carried in is dropped, then status, type and body are set. */
public record Reply(int status, String contentType, String body, Integer retryAfterSeconds) {

    public static Reply json(int status, ObjectNode body) {
        return new Reply(status, "application/json", body.toString(), null);
    }

    public static Reply problem(Problem problem) {
        return new Reply(
                problem.status(), "application/problem+json", problem.json().toString(), problem.retryAfterSeconds());
    }

    /** Camel would echo the request's headers (cookies and tokens too); guarded by DoorTest. */
    public static void write(Exchange exchange) {
        Reply reply = exchange.getMessage().getBody(Reply.class);
        Message message = exchange.getMessage();
        message.removeHeaders("*");
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, reply.status());
        message.setHeader(Exchange.CONTENT_TYPE, reply.contentType());
        message.setHeader("Cache-Control", "no-store");
        if (reply.retryAfterSeconds() != null) {
            message.setHeader("Retry-After", reply.retryAfterSeconds());
        }
        message.setBody(reply.body());
    }
}
