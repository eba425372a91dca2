package io.tablesaga.bench;

import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Clients in a closed loop: each does the next thing as soon as the one before is done. */
final class Clients {

    private Clients() {}

    interface Errand {

        /** @throws Exception when the answer is not what was asked for; it ends the run */
        void run(int number) throws Exception;
    }

    /** How long each took, in nanoseconds, sorted. */
    record Times(long[] nanos) {

        double millis(double percentile) {
            return nanos[(int) Math.ceil(percentile / 100 * nanos.length) - 1] / 1e6;
        }
    }

    /** @param each how many errands a client does */
    static Times closedLoop(int clients, int each, Errand errand) throws InterruptedException {
        long[][] nanos = new long[clients][each];
        Exception[] failed = new Exception[clients];
        CountDownLatch start = new CountDownLatch(1);
        Thread[] threads = IntStream.range(0, clients)
                .mapToObj(client -> new Thread(() -> {
                    try {
                        start.await();
                        for (int i = 0; i < each; i++) {
                            long begun = System.nanoTime();
                            errand.run(client * each + i);
                            nanos[client][i] = System.nanoTime() - begun;
                        }
                    } catch (Exception e) {
                        failed[client] = e;
                    }
                }))
                .toArray(Thread[]::new);
        Arrays.stream(threads).forEach(Thread::start);
        start.countDown();
        for (int client = 0; client < clients; client++) {
            threads[client].join();
            if (failed[client] != null) {
                throw new IllegalStateException(failed[client]);
            }
        }
        return new Times(
                Arrays.stream(nanos).flatMapToLong(LongStream::of).sorted().toArray());
    }
}
