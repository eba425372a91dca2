package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.tablesaga.accounts.Role;
import io.tablesaga.config.Product.Answer;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * Every role calls every operation of the contract, in its own store and in another. Who may is read from the contract once
 * more here, apart from the door. On a product of its own, as whatever it may do is done.
 */
class RoleWalkTest {

    private static final Path PAGE = Path.of("../docs/roles.md");

    private static final List<WrittenOperation> CONTRACT =
            WrittenContract.ours().operations();

    private static Product product;
    private static WalkedStore own;
    private static WalkedStore other;
    private static List<Walker> walkers;

    @BeforeAll
    static void start() {
        product = Product.start(Product.Wired.DIRECT, Walkers.PATIENCE);
        own = new WalkedStore(product);
        other = new WalkedStore(product);
        walkers = new Walkers(product).in(own);
    }

    @AfterAll
    static void stop() {
        product.stop();
    }

    static List<Walker> walkers() {
        return walkers;
    }

    @ParameterizedTest
    @MethodSource("walkers")
    void what_the_contract_does_not_open_is_closed_and_nothing_changes(Walker walker) {
        // Tokens are made before the rows are looked at.
        TableRows rows = new TableRows(product.jdbc());
        Map<String, String> proof = walker.proof().get();
        Map<String, String> before = rows.all();
        List<String> wrong = new ArrayList<>();
        for (WrittenOperation operation : CONTRACT) {
            for (WalkedStore store : List.of(own, other)) {
                if (!walker.may(operation, store == own)) {
                    Answer answer = call(request(operation, walker, store), proof);
                    refusal(walker, answer).ifPresent(why -> wrong.add(cell(operation, store) + why));
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(rows.all()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("walkers")
    void what_the_contract_opens_is_open(Walker walker) {
        List<String> wrong = new ArrayList<>();
        for (WrittenOperation operation : CONTRACT) {
            for (WalkedStore store : List.of(own, other)) {
                if (walker.may(operation, store == own)) {
                    Answer answer = call(
                            request(operation, walker, store), walker.proof().get());
                    if (closed(answer) || answer.status() >= 500 || unsuited(answer)) {
                        wrong.add(cell(operation, store) + " " + answer.status() + " "
                                + answer.http().body());
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** What is named beside the store must be that store's: somebody may write their own before another's. */
    @Test
    void nobody_reaches_another_store_s_things_through_their_own_store() {
        TableRows rows = new TableRows(product.jdbc());
        other.renew();
        String before = other.everything(rows);
        List<String> wrong = new ArrayList<>();
        Set<String> tried = new TreeSet<>();
        for (WrittenOperation operation : CONTRACT) {
            for (Walker walker : walkers) {
                for (String foreign : foreignIds(operation)) {
                    if (walker.known() && !walker.everywhere() && walker.may(operation, true) && !operation.open()) {
                        Answer answer = call(
                                WalkedRequest.of(
                                        operation,
                                        name -> name.equals(foreign) ? other.object(name) : objects(walker, own, name)),
                                walker.proof().get());
                        tried.add(operation.id() + " " + foreign);
                        // Beside the path it may be told as what is wrong with the body.
                        boolean refused = operation.idsInPath().contains(foreign)
                                ? answer.status() == 403 || answer.status() == 404
                                : answer.status() / 100 == 4;
                        if (!refused) {
                            wrong.add(walker + " " + operation + " with " + foreign + " of another store: "
                                    + answer.status() + " " + answer.http().body());
                        }
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(tried).contains("stock-move itemId", "slip-issue tableId", "menu-item-create categoryId");
        assertThat(other.everything(rows)).isEqualTo(before);
    }

    /** What is served and not in the contract would be open to whoever is known. */
    @Test
    void whatever_is_served_is_in_the_contract() {
        Set<String> written = new TreeSet<>();
        CONTRACT.forEach(operation -> written.add(operation.method() + " " + operation.path(name -> "{}")));
        Set<String> served = new TreeSet<>();
        product.context()
                .getBeansOfType(RequestMappingInfoHandlerMapping.class)
                .values()
                .forEach(mapping -> mapping.getHandlerMethods().keySet().forEach(info -> info.getPatternValues()
                        .forEach(path -> methods(info)
                                .forEach(method -> served.add(method + " " + path.replaceAll("\\{[^}]+}", "{}"))))));
        assertThat(served).containsAll(written);
        served.removeAll(written);
        assertThat(served)
                .allMatch(call -> call.matches("GET /checkout/.*|GET /t/\\{}|(any|GET) /actuator.*|any /error"
                        + "|GET /(app/.*|sw\\.js|manifest\\.webmanifest|demo|kitchen|pickups|kitchen\\.webmanifest|console)"
                        + "|GET /demo/(phone|tablet|kitchen|pickups|payments|console)"
                        + "|GET /api/docs(/\\{})?"
                        + "|(GET|POST|DELETE) /demo/evening"));
    }

    private static List<String> methods(RequestMappingInfo info) {
        Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
        return methods.isEmpty()
                ? List.of("any")
                : methods.stream().map(Enum::name).toList();
    }

    @Test
    void the_page_says_who_may_do_what() throws Exception {
        Map<String, Map<Role, String>> cells = new LinkedHashMap<>();
        for (WrittenOperation operation : CONTRACT) {
            Map<Role, String> row = cells.computeIfAbsent(operation.id(), id -> new EnumMap<>(Role.class));
            for (Role role : Role.values()) {
                seen(operation, role).ifPresent(word -> row.put(role, word));
            }
        }
        String page = RolesPage.of(CONTRACT, cells);
        if ("write".equals(System.getProperty("tablesaga.roles"))) {
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE)
                .as("who may do what has changed; run the test with -Dtablesaga.roles=write and commit " + PAGE)
                .content()
                .isEqualTo(page);
    }

    /**
     * What is made up tries less: a line of a cart has the id its guest gives it, the others are no ids. Whatever else a
     * path names, a {@link WalkedStore} has one of.
     */
    @Test
    void nothing_is_made_up_that_a_store_could_have() {
        Set<String> madeUp = new TreeSet<>();
        for (WrittenOperation operation : CONTRACT) {
            operation.idsInPath().stream()
                    .filter(id -> own.object(id).isEmpty())
                    .forEach(madeUp::add);
        }
        assertThat(madeUp).containsExactly("diagramName", "lineId", "provider", "role", "secretPath", "size");
    }

    private static Optional<String> seen(WrittenOperation operation, Role role) {
        List<Walker> of = walkers.stream()
                .filter(walker -> walker.roles().equals(Set.of(role)))
                .toList();
        Function<Boolean, Function<WalkedStore, Boolean>> opens = everywhere -> store -> of.stream()
                .filter(walker -> walker.everywhere() == everywhere)
                .anyMatch(walker -> !closed(
                        call(request(operation, walker, store), walker.proof().get())));
        boolean inOwn = opens.apply(false).apply(own);
        boolean inOther = opens.apply(false).apply(other);
        boolean inAll = opens.apply(true).apply(other);
        return inOwn && inOther
                ? Optional.of(operation.namesAStore() ? "any" : "yes")
                : inOwn ? Optional.of("own") : inAll ? Optional.of("all") : Optional.empty();
    }

    private static List<String> foreignIds(WrittenOperation operation) {
        return Stream.concat(operation.idsInPath().stream(), WalkedRequest.namesInBody(operation).stream())
                .filter(id -> operation.namesAStore() && other.object(id).isPresent())
                .distinct()
                .toList();
    }

    private static WalkedRequest request(WrittenOperation operation, Walker walker, WalkedStore store) {
        return WalkedRequest.of(operation, name -> objects(walker, store, name));
    }

    private static Optional<String> objects(Walker walker, WalkedStore store, String name) {
        return walker.atTable() && store == own ? store.guestsObject(name) : store.object(name);
    }

    private static Answer call(WalkedRequest asked, Map<String, String> proof) {
        HttpRequest.Builder request = product.request(asked.target());
        asked.headers().forEach(request::header);
        proof.forEach(request::header);
        return Product.send(request.method(
                asked.method(),
                asked.body() == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(asked.body())));
    }

    private static Optional<String> refusal(Walker walker, Answer answer) {
        int status = walker.known() ? 403 : 401;
        String problem = walker.known() ? "forbidden" : "unauthorized";
        String type = answer.http().headers().firstValue("content-type").orElse("none");
        return answer.status() == status
                        && type.equals("application/problem+json")
                        && answer.problem().equals(problem)
                ? Optional.empty()
                : Optional.of(
                        " " + answer.status() + " " + type + " " + answer.http().body());
    }

    /** A read answers HEAD as well. */
    @ParameterizedTest
    @MethodSource("walkers")
    void what_is_closed_is_closed_to_head_too(Walker walker) {
        Map<String, String> proof = walker.proof().get();
        assertThat(CONTRACT.stream()
                        .filter(operation -> operation.method().equals("GET") && !walker.may(operation, false))
                        .filter(operation -> {
                            WalkedRequest read = request(operation, walker, other);
                            Answer answer = call(
                                    new WalkedRequest("HEAD", read.path(), read.query(), read.headers(), null), proof);
                            return answer.status() != (walker.known() ? 403 : 401);
                        }))
                .isEmpty();
    }

    /** By the door; what is behind it may have its own reasons, which are other problems. */
    private static boolean closed(Answer answer) {
        return (answer.status() == 401 || answer.status() == 403)
                && Stream.of("unauthorized", "forbidden").anyMatch(answer.problem()::equals);
    }

    /** Then it was not the operation that answered. */
    private static boolean unsuited(Answer answer) {
        return Set.of(405, 406, 415).contains(answer.status())
                || answer.status() == 404
                        && answer.http().body().contains("There is nothing here; the contract names every path.");
    }

    private static String cell(WrittenOperation operation, WalkedStore store) {
        return operation + (operation.namesAStore() ? store == own ? ", own store:" : ", other store:" : ":");
    }
}
