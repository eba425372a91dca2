package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.tablesaga.config.Product.Answer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import org.springframework.jdbc.core.JdbcTemplate;

/** Those who are asked now and then in the mixed campaign: they seat guests, bring stock, and compare the provider's list. */
final class MixedStaff {

    private final MixedNode node;
    private final MixedServers servers;

    MixedStaff(MixedNode node, MixedServers servers) {
        this.node = node;
        this.servers = servers;
    }

    /** @return the token of a phone that has joined the one visit of the campaign */
    String phone() {
        String visits = "/api/stores/" + Product.STORE + "/tables/" + Product.TABLE + "/visits";
        Answer seated = post(visits, "{}");
        Answer told = seated.status() == 201 ? seated : post(visits + "/code", "{}");
        String table = new JdbcTemplate(servers.database())
                .queryForObject("select code from floor.dining_table where id = ?::uuid", String.class, Product.TABLE);
        Answer joined = Product.send(HttpRequest.newBuilder(URI.create(node.base() + "/api/visits/join"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"tableCode\": \"%s\", \"joinCode\": \"%s\"}"
                        .formatted(table, told.json().path("joinCode").asText()))));
        assertThat(joined.status()).as(joined.http().body()).isEqualTo(201);
        return joined.json().path("token").asText();
    }

    void bring(int portions) {
        Answer moved = post(
                "/api/stores/" + Product.STORE + "/stock-movements",
                "{\"itemId\": \"%s\", \"quantity\": %d, \"reason\": \"campaign\"}"
                        .formatted(MixedStory.dish(), portions));
        assertThat(moved.status()).as(moved.http().body()).isEqualTo(201);
    }

    /** What a process took with it into its grave, the day's comparison finds; here it is sooner. */
    Answer compare() {
        return post("/api/payments/reconcile", "{}");
    }

    private Answer post(String path, String body) {
        AccessToken program = new AccessToken(node.base(), "demo", servers.demoPassword());
        return Product.send(HttpRequest.newBuilder(URI.create(node.base() + path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + program.value())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }
}
