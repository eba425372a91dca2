package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.tablesaga.config.Product.Answer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signing keys are the same for all nodes, and outlive them; what is revoked at one is revoked at all. */
class TokenNodesTest {

    @TempDir
    Path folder;

    private Product one;
    private Product other;

    @AfterEach
    void stop() {
        if (other != null) {
            other.context().close();
        }
        one.stop();
    }

    @Test
    void tokens_are_good_at_every_node_and_after_a_restart_until_their_key_is_revoked() {
        one = Product.startIn(folder, Product.Wired.DIRECT);
        other = one.anotherNode("--tablesaga.node=other");
        OAuthClient client = OAuthClient.registered(one, "integrator");
        String first = client.token();
        String atOther = client.at(other).token();
        assertThat(OAuthClient.statusWith(other, first)).isEqualTo(200);
        assertThat(OAuthClient.statusWith(one, atOther)).isEqualTo(200);
        assertThat(ProgramsTest.keyOf(atOther)).isEqualTo(ProgramsTest.keyOf(first));

        assertThat(rotate(one, false).json().path("revoked").asInt()).isZero();
        String second = client.at(other).token();
        assertThat(ProgramsTest.keyOf(second)).isNotEqualTo(ProgramsTest.keyOf(first));
        assertThat(OAuthClient.statusWith(other, first)).isEqualTo(200);
        assertThat(OAuthClient.statusWith(one, second)).isEqualTo(200);

        other.context().close();
        one.stop();
        one = Product.startIn(folder, Product.Wired.DIRECT);
        other = one.anotherNode("--tablesaga.node=other");
        assertThat(OAuthClient.statusWith(one, first)).isEqualTo(200);
        assertThat(OAuthClient.statusWith(other, second)).isEqualTo(200);
        assertThat(ProgramsTest.keyOf(client.at(one).token())).isEqualTo(ProgramsTest.keyOf(second));

        assertThat(rotate(one, true).json().path("revoked").asInt()).isEqualTo(2);
        for (Product node : new Product[] {one, other}) {
            assertThat(OAuthClient.statusWith(node, first)).isEqualTo(401);
            assertThat(OAuthClient.statusWith(node, second)).isEqualTo(401);
            assertThat(Product.send(node.request("/oauth2/jwks")).json().path("keys"))
                    .hasSize(1);
        }
        String third = client.at(other).token();
        assertThat(OAuthClient.statusWith(one, third)).isEqualTo(200);

        assertThat(one.get("/api/programs/" + client.id() + "/close", third).status())
                .as("an integrator closes nothing")
                .isIn(403, 404, 405);
        Answer closed = Product.send(one.request("/api/programs/" + client.id() + "/close")
                .header("Authorization", "Bearer " + demo())
                .header("Content-Type", "application/json")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString("{}")));
        assertThat(closed.status()).isEqualTo(200);
        assertThat(OAuthClient.statusWith(other, third)).isEqualTo(401);
    }

    /** Its token, too, is of a revoked key. */
    private String demo() {
        return new AccessToken(one.base(), "demo", one.servers().folder().secret("demo-password")).value();
    }

    private static Answer rotate(Product node, boolean revoke) {
        Answer rotated = node.operatorPost("/api/signing-keys/rotate", "{\"revoke\": " + revoke + "}");
        assertThat(rotated.status()).as(rotated.http().body()).isEqualTo(200);
        return rotated;
    }
}
