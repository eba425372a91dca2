package io.tablesaga.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Processor time in milliseconds, as Linux counts it. The product's JVM has both brokers in it; the payment provider and the
 * load's JVM are counted apart, and so is whatever else ran on the machine.
 */
record Cpu(long product, long postgreSql, long sandbox, long load, long machine) {

    /** Linux tells processor time in hundredths of a second, on any machine. */
    private static final long MILLIS_A_TICK = 10;

    private static final int USER = 11;
    private static final int SYSTEM = 12;
    private static final int USER_OF_ENDED = 13;
    private static final int SYSTEM_OF_ENDED = 14;

    static Cpu now(ProductAsShipped product) throws IOException {
        return new Cpu(
                own(product.process()),
                // Of its connections, those that are closed are in its own figures.
                own(product.postgreSql())
                        + ended(product.postgreSql())
                        + sum(product.postgreSql().children()),
                sum(product.process().children().filter(Cpu::isSandbox)),
                own(ProcessHandle.current()),
                machineNow());
    }

    Cpu since(Cpu before) {
        return new Cpu(
                product - before.product,
                postgreSql - before.postgreSql,
                sandbox - before.sandbox,
                load - before.load,
                machine - before.machine);
    }

    long others() {
        return Math.max(0, machine - product - postgreSql - sandbox - load);
    }

    private static boolean isSandbox(ProcessHandle process) {
        return process.info().commandLine().orElse("").contains("PaymentSandbox");
    }

    private static long sum(Stream<ProcessHandle> processes) throws IOException {
        long sum = 0;
        for (ProcessHandle process : processes.toList()) {
            sum += own(process);
        }
        return sum;
    }

    private static long own(ProcessHandle process) throws IOException {
        return ticks(process, USER, SYSTEM);
    }

    private static long ended(ProcessHandle process) throws IOException {
        return ticks(process, USER_OF_ENDED, SYSTEM_OF_ENDED);
    }

    private static long ticks(ProcessHandle process, int one, int other) throws IOException {
        try {
            String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
            // Before that is its name, which may have anything in it.
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return (Long.parseLong(fields[one]) + Long.parseLong(fields[other])) * MILLIS_A_TICK;
        } catch (NoSuchFileException e) {
            return 0;
        }
    }

    /** All of it but idle and waiting for a disk. */
    private static long machineNow() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/stat"))) {
            String[] fields = lines.findFirst().orElseThrow().split(" +");
            long ticks = 0;
            for (int field : new int[] {1, 2, 3, 6, 7, 8}) {
                ticks += Long.parseLong(fields[field]);
            }
            return ticks * MILLIS_A_TICK;
        }
    }
}
