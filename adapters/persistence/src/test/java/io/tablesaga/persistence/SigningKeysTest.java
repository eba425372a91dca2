package io.tablesaga.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.tablesaga.accounts.SigningKey;
import io.tablesaga.accounts.SigningKeys.Rotated;
import io.tablesaga.accounts.persistence.JdbcSigningKeys;
import io.tablesaga.shared.Sealing;
import java.nio.charset.StandardCharsets;
import java.security.Signature;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The keys of access tokens: shared by all nodes, encrypted, changed in time. */
class SigningKeysTest {

    private static final String OLD = "old=a-secret-that-nobody-guesses-old-1";
    private static final String NEW = "new=a-secret-that-nobody-guesses-new-1";

    private final JdbcSigningKeys keys = node(OLD);

    @BeforeEach
    void none() {
        Database.JDBC.update("delete from accounts.signing_key");
    }

    @Test
    void of_many_nodes_that_find_no_key_one_makes_it() throws Exception {
        int nodes = 8;
        CyclicBarrier together = new CyclicBarrier(nodes);
        ExecutorService threads = Executors.newFixedThreadPool(nodes);
        try {
            List<Callable<String>> all = IntStream.range(0, nodes)
                    .<Callable<String>>mapToObj(n -> () -> {
                        together.await();
                        return node(OLD).signing().id();
                    })
                    .toList();
            Set<String> signing =
                    threads.invokeAll(all).stream().map(SigningKeysTest::got).collect(Collectors.toSet());

            assertThat(signing).hasSize(1);
            assertThat(ids()).containsExactlyElementsOf(signing);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void a_key_signs_then_only_verifies_then_is_no_more() {
        String first = keys.signing().id();
        assertThat(keys.signing().id()).isEqualTo(first);

        Database.JDBC.update("update accounts.signing_key set signs_until = now() - interval '1 second'");
        String second = keys.signing().id();
        assertThat(second).isNotEqualTo(first);
        assertThat(ids()).containsExactly(second, first);
        assertThat(sealed(first)).as("nobody needs its private part any more").isNull();

        Database.JDBC.update(
                "update accounts.signing_key set verifies_until = now() - interval '1 second' where id = ?", first);
        assertThat(ids()).containsExactly(second);
    }

    @Test
    void times_are_as_set() {
        SigningKey key = keys.signing();
        assertThat(Duration.between(key.signsUntil(), key.verifiesUntil())).isEqualTo(Duration.ofHours(1));
        assertThat(Database.JDBC.queryForObject(
                        "select signs_until - created_at = interval '30 days' from accounts.signing_key",
                        Boolean.class))
                .isTrue();
    }

    @Test
    void rotated_the_one_before_verifies_for_a_while_revoked_it_does_not() {
        String first = keys.signing().id();
        Rotated rotated = keys.rotate(false);
        assertThat(rotated.revoked()).isZero();
        assertThat(keys.signing().id()).isEqualTo(rotated.signing().id()).isNotEqualTo(first);
        assertThat(ids()).containsExactly(rotated.signing().id(), first);
        assertThat(Database.JDBC.queryForObject(
                        "select verifies_until < now() + interval '61 minutes' from accounts.signing_key where id = ?",
                        Boolean.class,
                        first))
                .as("not for the month it would have signed")
                .isTrue();

        Rotated leaked = keys.rotate(true);
        assertThat(leaked.revoked()).isEqualTo(2);
        assertThat(ids()).containsExactly(leaked.signing().id());
        assertThat(sealed(first)).isNull();
    }

    @Test
    void the_private_part_cannot_be_read_in_the_database() throws Exception {
        SigningKey key = keys.signing();
        byte[] stored = sealed(key.id()).getBytes(StandardCharsets.UTF_8);
        byte[] decoded = Base64.getUrlDecoder().decode(sealed(key.id()).substring("old.".length()));
        String row = Database.JDBC.queryForObject("select k::text from accounts.signing_key k", String.class);

        byte[] secret = key.signs().getPrivateExponent().toByteArray();
        for (byte[] text : List.of(stored, decoded)) {
            assertThat(hex(text)).doesNotContain(hex(secret)).doesNotContain("2a864886f70d010101");
        }
        assertThat(row).doesNotContain("PRIVATE", "\"d\"", "{", hex(secret));
        assertThat(key.toString())
                .doesNotContain(key.signs().getPrivateExponent().toString());

        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(key.signs());
        signature.update(stored);
        byte[] signed = signature.sign();
        signature.initVerify(keys.verifying().get(0).verifies());
        signature.update(stored);
        assertThat(signature.verify(signed)).isTrue();
        assertThat(keys.verifying().get(0).signs()).isNull();
    }

    @Test
    void the_sealing_key_is_changed_without_losing_a_signing_key() {
        String first = keys.signing().id();

        assertThat(node(NEW + "," + OLD).sealAnew()).isEmpty();
        assertThat(sealed(first)).startsWith("new.");
        assertThat(node(NEW).signing().id()).isEqualTo(first);
    }

    @Test
    void a_node_that_cannot_open_the_key_signs_with_its_own_and_takes_the_other_s() {
        String first = keys.signing().id();
        JdbcSigningKeys stranger = node(NEW);

        assertThat(stranger.sealAnew()).containsExactly(first);
        String own = stranger.signing().id();
        assertThat(own).isNotEqualTo(first);
        assertThat(stranger.signing().id()).isEqualTo(own);
        assertThat(keys.signing().id()).as("they do not take turns for ever").isEqualTo(first);
        assertThat(ids()).containsExactly(own, first);
    }

    private static JdbcSigningKeys node(String sealingKeys) {
        return new JdbcSigningKeys(Database.POOL, new Sealing(sealingKeys), Duration.ofDays(30), Duration.ofHours(1));
    }

    private List<String> ids() {
        return keys.verifying().stream().map(SigningKey::id).toList();
    }

    private static String sealed(String id) {
        return Database.JDBC.queryForObject("select sealed from accounts.signing_key where id = ?", String.class, id);
    }

    private static String hex(byte[] bytes) {
        return java.util.HexFormat.of().formatHex(bytes);
    }

    private static <T> T got(Future<T> future) {
        try {
            return future.get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
