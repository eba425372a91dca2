package io.tablesaga.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** The contract as it is written: what the tests over all of it are generated from. */
record WrittenContract(Map<?, ?> api) {

    private static final List<String> METHODS =
            List.of("get", "put", "post", "delete", "patch", "head", "options", "trace");

    static WrittenContract ours() {
        return of("openapi.yaml");
    }

    static WrittenContract of(String resource) {
        try (InputStream in = new ClassPathResource(resource).getInputStream()) {
            return read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static WrittenContract read(String yaml) {
        DumperOptions plain = new DumperOptions();
        LoaderOptions strict = new LoaderOptions();
        strict.setAllowDuplicateKeys(false);
        return new WrittenContract(
                new Yaml(new SafeConstructor(strict), new Representer(plain), plain, strict, new WithoutDates())
                        .load(yaml));
    }

    List<WrittenOperation> operations() {
        List<WrittenOperation> operations = new ArrayList<>();
        ((Map<?, ?>) api.get("paths")).forEach((path, below) -> ((Map<?, ?>) below).forEach((method, written) -> {
            if (METHODS.contains(method)) {
                operations.add(new WrittenOperation(
                        method.toString().toUpperCase(Locale.ROOT), path.toString(), (Map<?, ?>) written, this));
            }
        }));
        return operations;
    }

    /** What is written there itself, or where it refers to; empty when that is nowhere. */
    Map<?, ?> resolved(Object written) {
        Object found = written;
        while (found instanceof Map<?, ?> map && map.get("$ref") instanceof String reference) {
            found = at(reference);
        }
        return found instanceof Map<?, ?> map ? map : Map.of();
    }

    /** @return null when nothing is there */
    Object at(String reference) {
        Object found = api;
        for (String name : reference.replaceFirst("^#/", "").split("/")) {
            found = found instanceof Map<?, ?> map ? map.get(name) : null;
        }
        return reference.startsWith("#/") ? found : null;
    }

    /** A day in an example is sent as it is written. */
    private static final class WithoutDates extends Resolver {

        @Override
        public void addImplicitResolver(Tag tag, Pattern regexp, String first, int limit) {
            if (!tag.equals(Tag.TIMESTAMP)) {
                super.addImplicitResolver(tag, regexp, first, limit);
            }
        }
    }
}
