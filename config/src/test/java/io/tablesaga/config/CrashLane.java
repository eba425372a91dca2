package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.tablesaga.books.Books;
import io.tablesaga.books.persistence.JdbcBooks;
import io.tablesaga.payment.adapters.GatewaySettings;
import io.tablesaga.payment.adapters.SandboxGateway;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.JdbcTemplate;

/** Servers of its own, and one process after the other on them: each finishes what the one before it left. */
final class CrashLane implements AutoCloseable {

    private static final Pattern ORDER_ID = Pattern.compile("\"id\" ?: ?\"([^\"]+)\"");

    private final Product.Wired wired;
    private final Path folder;
    private final CrashLaunch launch;
    private final Surroundings surroundings;
    private final HikariDataSource pool;

    private final List<Guest> guests = new ArrayList<>();

    /** @param told before the process died; empty for «nothing» */
    private record Guest(CrashStory story, String key, String told) {}

    CrashLane(Product.Wired wired, Path folder, CrashLaunch launch) {
        this.wired = wired;
        this.folder = folder;
        this.launch = launch;
        this.surroundings = Surroundings.of(
                Map.of("TABLESAGA_DATA", folder.resolve("servers").toString()));
        this.pool = pool(surroundings);
    }

    /** Stories, watched to their ends: the names of everything each of them crossed. */
    Map<CrashStory, List<String>> boundaries(List<CrashStory> stories) throws Exception {
        Map<CrashStory, List<String>> crossed = new EnumMap<>(CrashStory.class);
        for (boolean hinted : new boolean[] {false, true}) {
            List<CrashStory> alike =
                    stories.stream().filter(story -> story.hinted() == hinted).toList();
            if (!alike.isEmpty()) {
                crossed.putAll(crossedInOneProcess(alike));
            }
        }
        return crossed;
    }

    private Map<CrashStory, List<String>> crossedInOneProcess(List<CrashStory> stories) throws Exception {
        Map<CrashStory, List<String>> crossed = new EnumMap<>(CrashStory.class);
        try (Child child = new Child("", 1, stories.get(0))) {
            for (CrashStory story : stories) {
                crossed.put(story, crossed(child, story));
            }
            child.end();
        }
        return crossed;
    }

    /** What the story adds to the names that the process has written down. */
    private List<String> crossed(Child child, CrashStory story) throws IOException {
        // On a busy machine a guest misses an answer, or a hold ends: that is another story, and would leave it
        // nothing.
        for (int time = 1; ; time++) {
            int before = child.crossings().size();
            String answer = child.tell(story, UUID.randomUUID().toString());
            balance();
            List<String> crossings = child.crossingsAtRest();
            List<String> names = CrashPoints.boundaries(crossings.subList(before, crossings.size()));
            boolean isItself = answer.matches(story.ends() + " .*")
                    && (story != CrashStory.ORDER || names.stream().noneMatch(name -> name.contains("lookUp")));
            if (isItself || time == 4) {
                assertThat(answer).as(story.name()).matches(story.ends() + " .*");
                return names;
            }
        }
    }

    /** @param hit the first, second or third time that the process comes there */
    void kill(CrashStory story, String boundary, int hit) throws Exception {
        try (Child child = new Child(boundary, hit, story)) {
            // On a busy machine it may become another story, which does not come there.
            for (int time = 0; time < hit + 2 && child.process.isAlive(); time++) {
                int before = child.crossings().size();
                String key = UUID.randomUUID().toString();
                guests.add(new Guest(story, key, child.tell(story, key)));
                child.awaitCrossing(before);
            }
            assertThat(child.process.isAlive())
                    .as(story + " killed " + boundary + ", hit " + hit)
                    .isFalse();
            assertThat(child.process.exitValue()).as(boundary).isEqualTo(137);
        }
    }

    /** The last process cleans up; then every guest asks again, and hears what was said before or what became of it. */
    void settle() throws Exception {
        try (Child last = new Child("", 1, null)) {
            balance();
            for (Guest guest : guests) {
                // Whoever died before anything was stored tells the whole story now, and may have to wait for its end.
                String again = await().atMost(Duration.ofSeconds(60))
                        .until(() -> last.tell(guest.story(), guest.key()), answer -> !answer.startsWith("202 "));
                assertThat(again).as(guest.toString()).matches("(200|201|409|410|422) .*");
                if (guest.told().matches("20[01] .*")) {
                    assertThat(again).startsWith(guest.told().substring(0, 3));
                    assertThat(orderId(again)).isEqualTo(orderId(guest.told()));
                }
            }
            balance();
        }
    }

    private static String orderId(String answer) {
        Matcher id = ORDER_ID.matcher(answer);
        assertThat(id.find()).as(answer).isTrue();
        return id.group(1);
    }

    JdbcTemplate jdbc() {
        return new JdbcTemplate(pool);
    }

    private void balance() {
        SandboxGateway provider = new SandboxGateway(GatewaySettings.of(
                surroundings.sandbox().uri(), surroundings.servers().folder().secret("sandbox-merchant")));
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            Books.Report books = new JdbcBooks(pool, Duration.ofMinutes(5))
                    .check(provider.transactions(
                            Instant.now().minusSeconds(3_600), Instant.now().plusSeconds(60)));
            assertThat(books.violations()).isEmpty();
            assertThat(books.onTheWay()).isEmpty();
        });
    }

    private static HikariDataSource pool(Surroundings surroundings) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(surroundings.servers().postgres().jdbcUrl());
        pool.setUsername(surroundings.servers().postgres().user());
        pool.setPassword(surroundings.servers().postgres().password());
        pool.setMaximumPoolSize(2);
        return pool;
    }

    @Override
    public void close() {
        pool.close();
        surroundings.close();
    }

    private final class Child implements AutoCloseable {

        private final Path names = folder.resolve(UUID.randomUUID() + ".names");
        private final boolean leavesClasses = launch.isFirst();
        private final Process process;
        private final BufferedReader out;

        /** @param story the only one it tells; null for all of them */
        Child(String at, int hit, CrashStory story) throws IOException {
            List<String> arguments = new ArrayList<>(List.of(
                    // What no order needs, the web's controllers above all, is not made.
                    "--spring.main.lazy-initialization=true",
                    // Its looks for printers are no boundaries of an order; that the ticket comes to them is.
                    "--printing.print=false",
                    "--ordering.late-tickets.look=timer:order-late-tickets?delay=3600000",
                    "--books.check=timer:books-check?delay=3600000",
                    "--accounts.forget=timer:accounts-forget?delay=3600000",
                    "--order.hold-time=5s",
                    "--tablesaga.payment.response-timeout=2s",
                    "--tablesaga.payment.window=3s",
                    "--tablesaga.saga.poll=100ms",
                    "--tablesaga.saga.first-retry=200ms"));
            if (story == null) {
                // What the provider told a process that died then, it tells again within hours; the day's comparison is
                // sooner.
                arguments.add("--payment.reconcile.schedule=scheduler:payment-reconcile?initialDelay=2000&delay=5000");
            } else if (!story.hinted()) {
                // Nothing is told of it, and the looks for hints are not its boundaries.
                arguments.add("--payment.hints.follow=false");
            }
            if (wired == Product.Wired.MESSAGES) {
                arguments.add("--spring.profiles.active=messages");
            }
            process = launch.process(
                            surroundings,
                            leavesClasses,
                            List.of("-Dcrash.at=" + at, "-Dcrash.hit=" + hit, "-Dcrash.names=" + names),
                            arguments)
                    .start();
            out = process.inputReader();
            if (line(CrashChild.READY) == null) {
                throw new IllegalStateException("the child did not start");
            }
        }

        /** @return status and body, or nothing when the process died before it answered */
        String tell(CrashStory story, String key) {
            try {
                process.outputWriter().write(story + " " + key + "\n");
                process.outputWriter().flush();
            } catch (IOException e) {
                return "";
            }
            String answer = line(CrashChild.ANSWER);
            return answer == null ? "" : answer;
        }

        /** One more than so many, or the last of all; what is not answered for may come there later. */
        void awaitCrossing(int before) throws InterruptedException, IOException {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            while (process.isAlive() && crossings().size() == before && System.nanoTime() < end) {
                process.waitFor(50, TimeUnit.MILLISECONDS);
            }
        }

        /** So far; before the first order there are none. */
        List<String> crossings() throws IOException {
            return Files.exists(names) ? Files.readAllLines(names) : List.of();
        }

        /** The books do not wait for whoever only hears of it; what comes later would be the next story's. */
        List<String> crossingsAtRest() throws IOException {
            AtomicInteger known = new AtomicInteger();
            await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> {
                        int now = CrashPoints.boundaries(crossings()).size();
                        return known.getAndSet(now) == now;
                    });
            return crossings();
        }

        /** Of its own will, as the archive of its classes is written then. */
        void end() throws IOException, InterruptedException {
            process.outputWriter().close();
            line("nothing more");
            process.waitFor();
            if (leavesClasses) {
                launch.keepClasses();
            }
        }

        private String line(String start) {
            StringBuilder said = new StringBuilder();
            try {
                for (String line = out.readLine(); line != null; line = out.readLine()) {
                    if (line.startsWith(start)) {
                        return line.substring(start.length());
                    }
                    said.append(line).append('\n');
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            if (start.equals(CrashChild.READY)) {
                System.out.println(said);
            }
            return null;
        }

        @Override
        public void close() throws InterruptedException {
            process.destroyForcibly().waitFor();
        }
    }
}
