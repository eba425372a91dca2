package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Looks for a text wherever the product keeps anything. */
final class Traces {

    /** Kafka's, of numbers only, and a gigabyte together. */
    private static final Pattern OFFSETS = Pattern.compile(".*\\.(time)?index");

    private final Product product;

    Traces(Product product) {
        this.product = product;
    }

    /** Every column of every table, whatever its type. @return schema.table.column of those that hold it */
    Set<String> inDatabase(String text) {
        Set<String> found = new TreeSet<>();
        List<Map<String, Object>> columns = product.jdbc()
                .queryForList(
                        """
                        select n.nspname, c.relname, a.attname, a.atttypid = 'bytea'::regtype as bytes
                        from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
                        where a.attnum > 0 and not a.attisdropped and c.relkind in ('r', 'p') and not c.relispartition
                          and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_'""");
        assertThat(columns).hasSizeGreaterThan(100);
        for (Map<String, Object> column : columns) {
            String name = column.get("nspname") + "." + column.get("relname") + "." + column.get("attname");
            String cell = "\"" + column.get("attname") + "\"";
            String sql = "select exists (select from \"%s\".\"%s\" where %s)"
                    .formatted(
                            column.get("nspname"),
                            column.get("relname"),
                            Boolean.TRUE.equals(column.get("bytes"))
                                    ? "position(convert_to(?, 'UTF8') in " + cell + ") > 0"
                                    : "position(? in " + cell + "::text) > 0");
            if (Boolean.TRUE.equals(product.jdbc().queryForObject(sql, Boolean.class, text))) {
                found.add(name);
            }
        }
        return found;
    }

    /** Every record of every topic. @return topics that hold it */
    Set<String> inTopics(String text) {
        Set<String> found = new TreeSet<>();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", product.servers().kafka().bootstrap()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.listTopics().values().stream()
                    .flatMap(List::stream)
                    .map(part -> new TopicPartition(part.topic(), part.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(part -> consumer.position(part) < ends.get(part))) {
                for (ConsumerRecord<byte[], byte[]> read : consumer.poll(Duration.ofMillis(200))) {
                    if (holds(read.key(), text)
                            || holds(read.value(), text)
                            || read.headers().toString().contains(text)) {
                        found.add(read.topic());
                    }
                }
            }
        }
        return found;
    }

    /**
     * Every file of the data folder: Artemis' journal, Kafka's, logs. Not PostgreSQL's own, which keep what was deleted
     * until its pages and its write-ahead log are used again; there the product asks by SQL, as anybody can.
     */
    List<Path> inFiles(String text) throws IOException {
        Path folder = product.servers().folder().path();
        List<Path> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path name = folder.relativize(file);
                if (!name.startsWith("postgresql")
                        && !OFFSETS.matcher(name.toString()).matches()
                        && holds(bytes(file), text)) {
                    found.add(name);
                }
            }
        }
        return found;
    }

    private static byte[] bytes(Path file) throws IOException {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            return new byte[0];
        }
    }

    /** Also as Java's strings in Artemis' journal may be: two bytes a character. */
    private static boolean holds(byte[] bytes, String text) {
        if (bytes == null) {
            return false;
        }
        String raw = new String(bytes, StandardCharsets.ISO_8859_1);
        return Stream.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)
                .anyMatch(encoding -> raw.contains(new String(text.getBytes(encoding), StandardCharsets.ISO_8859_1)));
    }
}
