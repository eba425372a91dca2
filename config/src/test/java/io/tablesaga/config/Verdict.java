package io.tablesaga.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Whether an answer is one the product may give, whatever was asked. */
final class Verdict {

    private static final Set<String> HEADERS = Set.of(
            "allow",
            "accept",
            "cache-control",
            "connection",
            "content-disposition",
            "content-length",
            "content-security-policy",
            "content-type",
            "date",
            "etag",
            "expires",
            "keep-alive",
            "location",
            "pragma",
            "referrer-policy",
            "retry-after",
            "set-cookie",
            "transfer-encoding",
            "vary",
            "www-authenticate",
            "x-content-type-options",
            "x-frame-options",
            "x-xss-protection");

    private final KnownProblems problems = new KnownProblems();

    /** @return what is wrong with it; empty when nothing is */
    Optional<String> on(Draft draft, boolean refusal, Wire.Said said) {
        String type = said.header("content-type").orElse("");
        if (said.status() >= 500) {
            return Optional.of("a failure of ours");
        }
        if (type.contains("html")) {
            return Optional.of("a page");
        }
        if (refusal && said.status() < 400) {
            return Optional.of("not refused");
        }
        // The audit shows what callers said in the fields the contract names, and one's own data all of it.
        String shown = draft.target.matches(".*/(audit|account/data).*")
                ? said.headers().toString()
                : said.toString();
        if (shown.contains(Draft.MARK)) {
            return Optional.of("what was sent came back");
        }
        for (String header : said.headers()) {
            if (!HEADERS.contains(header.replaceFirst(":.*", "").toLowerCase(Locale.ROOT))) {
                return Optional.of("an unknown header: " + header);
            }
        }
        return said.status() < 400 || draft.head() ? Optional.empty() : problem(draft, said, type);
    }

    private Optional<String> problem(Draft draft, Wire.Said said, String type) {
        try {
            JsonNode json = Draft.JSON.readTree(said.body());
            if (draft.target.contains("/oauth2/") && json.path("error").isTextual()) {
                return Optional.empty();
            }
            if (!type.equals("application/problem+json")) {
                return Optional.of("no problem");
            }
            if (!problems.has(json.path("type").asText())) {
                return Optional.of("a problem nobody knows");
            }
            if (json.path("status").asInt() != said.status()) {
                return Optional.of("a problem of another status");
            }
            return said.text().matches("(?s).*(Exception|io\\.tablesaga|org\\.|java\\.|SQL).*")
                    ? Optional.of("a look inside")
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.of("no JSON");
        }
    }
}
