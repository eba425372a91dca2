package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ClassPathResource;

/** Whoever was built by the last release's contract works with this one. */
class ContractBreaksTest {

    private static final String PUT = "for guest, floor: PUT /api/lines/{lineId} ";

    @Test
    void nobody_who_knows_the_last_release_s_contract_stumbles() throws Exception {
        if ("write".equals(System.getProperty("tablesaga.contract"))) {
            KeptContracts.write();
        }
        assertThat(ContractBreaks.between(KeptContracts.last("openapi.yaml"), WrittenContract.ours()))
                .isEmpty();
        assertThat(MessageBreaks.between(
                        new MessageContract(KeptContracts.last("asyncapi.yaml")), MessageContract.ours()))
                .isEmpty();
    }

    @Test
    void the_contracts_of_every_release_are_kept() throws Exception {
        assertThat(KeptContracts.releasedBy(
                        "# Changelog\n## Unreleased\n## 0.9.0\n## [0.10.0] - 2027-01-01\n### 1.0.0\n"))
                .containsExactly(Version.parse("0.10.0"), Version.parse("0.9.0"));
        for (Version released : KeptContracts.released()) {
            for (String name : KeptContracts.NAMES) {
                assertThat(KeptContracts.kept(released, name).at("#/info/version"))
                        .hasToString(released.toString());
            }
        }
    }

    /** Nothing of ours is passed over: each operation and message is missed when it is not there. */
    @Test
    void everything_of_ours_is_looked_at() {
        Map<Object, Object> empty = new HashMap<>(WrittenContract.ours().api());
        empty.put("paths", Map.of());
        assertThat(ContractBreaks.between(WrittenContract.ours(), new WrittenContract(empty)))
                .hasSameSizeAs(WrittenContract.ours().operations())
                .allMatch(broken -> broken.endsWith(" is gone"));
        Map<Object, Object> silent =
                new HashMap<>(WrittenContract.of("asyncapi.yaml").api());
        silent.put("channels", Map.of());
        assertThat(MessageBreaks.between(MessageContract.ours(), new MessageContract(new WrittenContract(silent))))
                .hasSameSizeAs(MessageContract.ours().written().keySet());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            /api/lines/{lineId}: | /api/line/{lineId}: | is gone
            put: | post: | is gone
            line-put | line-set | is called line-set now, it was line-put
            x-roles: [guest, floor] | x-roles: [floor] | is closed to guest
            `- {name: lang, in: query, schema: {type: string}}` | | does not read the query's lang any more
            name: lang, | name: lang, required: true, | must be sent the query's lang now
            `- {name: lang` | `- {name: new, in: header, required: true}\\n        - {name: lang` | must be sent the header's new now
            `in: query, schema: {type: string}` | `in: query, schema: {type: integer}` | with the query's lang: it is integer now, it was string
            requestBody: | `requestBody:\\n        required: true` | must be sent a body now
            application/json: {schema: {$ref: "#/components/schemas/Put"}} | text/plain: {} | is sent application/json, which is not read any more
            required: [quantity] | required: [quantity, serving] | is sent application/json: 'serving' must be sent now
            note: {type: string, nullable: true} | | is sent application/json: 'note' is not read any more
            note: {type: string, nullable: true} | note: {type: string} | is sent application/json: 'note' is string now, it was null or string
            maximum: 99 | maximum: 9 | is sent application/json: 'quantity' has maximum 9 now, it was 99
            minimum: 1, | minimum: 2, | is sent application/json: 'quantity' has minimum 2 now, it was 1
            enum: [HERE, TO_GO] | enum: [HERE] | is sent application/json: 'serving' is one of HERE now, it was one of HERE or TO_GO
            maxItems: 50, items: {type: string, format: uuid} | maxItems: 50, items: {type: string, format: date} | is sent application/json: 'options[]' has format "date" now, it was "uuid"
            `"409": {description: No}` | | does not answer 409 any more
            `headers: {ETag: {schema: {type: string}}}` | | answers 200 without the header ETag
            text/csv: {schema: {type: string}} | | answers 200 text/csv, which is not answered any more
            id: {type: string, format: uuid} | | answers 200 application/json: 'id' is not there any more
            id: {type: string, format: uuid} | id: {type: string} | answers 200 application/json: 'id' has format none now, it was "uuid"
            required: [id] | required: [] | answers 200 application/json: 'id' may be missing now
            enum: [OPEN, OVER] | enum: [OPEN, OVER, AWAY] | answers 200 application/json: 'state' is one of AWAY or OPEN or OVER now, it was one of OPEN or OVER
            parts: {type: array, minItems: 1, | parts: {type: array, | answers 200 application/json: 'parts' has minItems none now, it was 1
            {name: {type: string}} | {name: {type: string, nullable: true}} | answers 200 application/json: 'parts[].name' is null or string now, it was string
            {price: {type: integer, minimum: 0}} | {price: {type: number, minimum: 0}} | answers 200 application/json: 'price' is number now, it was integer
            """)
    void what_breaks_is_told_with_whom_it_breaks(String was, String is, String sentence) throws Exception {
        assertThat(changed(was, is)).contains(PUT + sentence);
    }

    /** A map's things are looked at as well. */
    @Test
    void one_change_is_told_of_every_operation_it_breaks() throws Exception {
        assertThat(changed("{price: {type: integer, minimum: 0}}", "{}"))
                .containsExactly(
                        PUT + "answers 200 application/json: 'price' is not there any more",
                        "for guest: GET /api/lines answers 200 application/json: '*.price' is not there any more");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            x-roles: [guest, floor] | x-roles: [guest, floor, manager]
            x-roles: [guest, floor] | x-roles: [anyone]
            `- {name: lang` | `- {name: new, in: header}\\n        - {name: lang`
            name: lineId, in: path | name: lineId, description: its id, in: path
            required: [quantity] | required: []
            `quantity: {type: integer,` | `more: {type: string}\\n        quantity: {type: integer,`
            quantity: {type: integer, | quantity: {type: number,
            maximum: 99 | maximum: 100
            minimum: 1, | minimum: 0,
            enum: [HERE, TO_GO] | enum: [HERE, TO_GO, AWAY]
            serving: {type: string, | serving: {type: string, nullable: true,
            maxItems: 50, items: {type: string, format: uuid} | maxItems: 50, items: {type: string}
            `"409": {description: No}` | `"409": {description: No}\\n        "410": {description: Gone}`
            text/csv: | `text/plain: {schema: {type: string}}\\n            text/csv:`
            id: {type: string, format: uuid} | `id: {type: string, format: uuid}\\n            more: {type: string}`
            required: [id] | required: [id, state]
            enum: [OPEN, OVER] | enum: [OPEN]
            parts: {type: array, minItems: 1, | parts: {type: array, minItems: 2,
            openapi: 3.0.3 | openapi: 3.1.0
            id: {type: string, format: uuid} | id: {type: [string], format: uuid}
            note: {type: string, nullable: true} | note: {type: [string, "null"]}
            `        - $ref: "#/components/schemas/Priced"` | `        - {type: object, properties: {price: {type: integer, minimum: 0}}}`
            """)
    void what_breaks_nobody_is_passed_over(String was, String is) throws Exception {
        assertThat(changed(was, is)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            address: orders | address: news | for whoever reads kafka:orders: nothing is said there any more
            `over: {$ref: "#/components/messages/over"}` | | for whoever reads kafka:orders: 'over.v1' is not said any more
            name: over.v1 | name: over.v2 | for whoever reads kafka:orders: 'over.v1' is not said any more
            total: {type: integer} | | for whoever reads kafka:orders: paid.v1 'data.total' is not there any more
            total: {type: integer} | total: {type: string} | for whoever reads kafka:orders: paid.v1 'data.total' is string now, it was integer
            required: [total] | required: [] | for whoever reads kafka:orders: paid.v1 'data.total' may be missing now
            required: [id, data] | required: [data] | for whoever reads kafka:orders: over.v1 'id' may be missing now
            order: {type: string} | order: {type: string, nullable: true} | for whoever reads jms:queue:tickets: open.v1 'order' is null or string now, it was string
            required: [order] | required: [order, turn] | for what an earlier release has sent to jms:queue:tickets: open.v1 'turn' must be sent now
            {type: integer, minimum: 0} | {type: integer, minimum: 1} | for what an earlier release has sent to jms:queue:tickets: open.v1 'turn' has minimum 1 now, it was 0
            {const: open.v1} | {const: open} | for whoever reads jms:queue:tickets: open.v1 head 'type' is one of open now, it was one of open.v1
            """)
    void a_message_that_readers_or_we_stumble_over_is_told(String was, String is, String sentence) throws Exception {
        assertThat(changedMessages(was, is)).contains(sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            required: [total] | required: [total, until]
            total: {type: integer} | `total: {type: integer}\\n        more: {type: string}`
            order: {type: string} | `order: {type: string}\\n        more: {type: string}`
            `over: {$ref: "#/components/messages/over"}` | `over: {$ref: "#/components/messages/over"}\\n      open: {$ref: "#/components/messages/open"}`
            {oneOf: [{type: "null"}, {type: integer, minimum: 0}]} | `{type: [integer, "null"], minimum: 0}`
            type: [string, "null"] | type: [string]
            """)
    void a_message_that_says_more_or_more_surely_is_passed_over(String was, String is) throws Exception {
        assertThat(changedMessages(was, is)).isEmpty();
    }

    private static List<String> changed(String was, String is) throws IOException {
        String small = small("small.yaml");
        return ContractBreaks.between(WrittenContract.read(small), WrittenContract.read(changed(small, was, is)));
    }

    private static List<String> changedMessages(String was, String is) throws IOException {
        String small = small("small-messages.yaml");
        return MessageBreaks.between(
                new MessageContract(WrittenContract.read(small)),
                new MessageContract(WrittenContract.read(changed(small, was, is))));
    }

    private static String changed(String contract, String was, String is) {
        assertThat(contract).contains(was);
        return contract.replace(was, is == null ? "" : is.replace("\\n", "\n"));
    }

    private static String small(String name) throws IOException {
        try (InputStream in = new ClassPathResource("contracts/" + name).getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
