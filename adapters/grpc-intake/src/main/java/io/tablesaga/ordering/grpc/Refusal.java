package io.tablesaga.ordering.grpc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.Any;
import com.google.protobuf.Duration;
import com.google.protobuf.ListValue;
import com.google.protobuf.NullValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import com.google.rpc.Code;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import com.google.rpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.tablesaga.ordering.grpc.v1.Problem;
import java.util.List;
import java.util.Locale;

/** A problem of the contract as a status with details. */
final class Refusal {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DOMAIN = "tablesaga.io";

    /** Clients take 8 KiB of trailers by themselves, in which a detail is a third longer, and the sentence there again. */
    private static final int MOST_BYTES = 4 * 1024;

    private static final List<String> SAID = List.of("type", "title", "status", "detail");

    private Refusal() {}

    static StatusRuntimeException of(Refused no) {
        try {
            return of(JSON.readTree(no.problem()), no.retryAfterSeconds());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem of ours is no JSON: " + no.problem(), e);
        }
    }

    /** @param retryAfterSeconds 0 when coming back later does not help */
    static StatusRuntimeException of(JsonNode problem, int retryAfterSeconds) {
        Status whole = status(problem, more(problem), retryAfterSeconds);
        return StatusProto.toStatusRuntimeException(
                whole.getSerializedSize() > MOST_BYTES
                        ? status(problem, Struct.getDefaultInstance(), retryAfterSeconds)
                        : whole);
    }

    private static Status status(JsonNode problem, Struct more, int retryAfterSeconds) {
        String type = problem.path("type").asText();
        int http = problem.path("status").asInt();
        Problem.Builder said = Problem.newBuilder()
                .setType(type)
                .setTitle(problem.path("title").asText())
                .setStatus(http);
        if (more.getFieldsCount() > 0) {
            said.setMore(more);
        }
        Status.Builder status = Status.newBuilder()
                .setCode(code(http).getNumber())
                .setMessage(problem.path("detail").asText())
                .addDetails(Any.pack(ErrorInfo.newBuilder()
                        .setReason(reason(type))
                        .setDomain(DOMAIN)
                        .putMetadata("type", type)
                        .build()))
                .addDetails(Any.pack(said.build()));
        if (retryAfterSeconds > 0) {
            status.addDetails(Any.pack(RetryInfo.newBuilder()
                    .setRetryDelay(Duration.newBuilder().setSeconds(retryAfterSeconds))
                    .build()));
        }
        return status.build();
    }

    /** As google.rpc.Code maps them; a conflict is one of state: nothing was aborted, and trying again does not help. */
    private static Code code(int http) {
        return switch (http) {
            case 400, 415, 422 -> Code.INVALID_ARGUMENT;
            case 401 -> Code.UNAUTHENTICATED;
            case 402, 409 -> Code.FAILED_PRECONDITION;
            case 403 -> Code.PERMISSION_DENIED;
            case 404 -> Code.NOT_FOUND;
            case 413, 429 -> Code.RESOURCE_EXHAUSTED;
            case 503 -> Code.UNAVAILABLE;
            default -> Code.INTERNAL;
        };
    }

    /** The type's last part, spelled as reasons are. */
    private static String reason(String type) {
        return type.substring(type.lastIndexOf('/') + 1).replace('-', '_').toUpperCase(Locale.ROOT);
    }

    private static Struct more(JsonNode problem) {
        ObjectNode own = problem.deepCopy();
        own.remove(SAID);
        return struct(own);
    }

    private static Struct struct(JsonNode json) {
        Struct.Builder struct = Struct.newBuilder();
        json.properties().forEach(field -> struct.putFields(field.getKey(), value(field.getValue())));
        return struct.build();
    }

    private static Value value(JsonNode json) {
        Value.Builder value = Value.newBuilder();
        switch (json.getNodeType()) {
            case OBJECT -> value.setStructValue(struct(json));
            case ARRAY -> {
                ListValue.Builder list = ListValue.newBuilder();
                json.forEach(each -> list.addValues(value(each)));
                value.setListValue(list);
            }
            case NUMBER -> value.setNumberValue(json.asDouble());
            case BOOLEAN -> value.setBoolValue(json.asBoolean());
            case STRING -> value.setStringValue(json.asText());
            default -> value.setNullValue(NullValue.NULL_VALUE);
        }
        return value.build();
    }
}
