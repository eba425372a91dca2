package io.tablesaga.sandbox;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The sandbox as a process ({@link #main}), or inside a test. */
public final class PaymentSandbox implements AutoCloseable {

    private static final int THREADS = 64;
    private static final int TIMERS = 4;

    static {
        // Without it every answer waits 40 ms for the client's acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ThreadPoolExecutor threads;
    private final ScheduledThreadPoolExecutor timer;
    private final Ledger ledger;
    private final String address;

    private PaymentSandbox(SandboxSettings settings) throws IOException {
        server = HttpServer.create(new InetSocketAddress(settings.address(), settings.port()), 512);
        address = settings.address();
        ledger = new Ledger(settings.ledger());
        timer = new ScheduledThreadPoolExecutor(TIMERS);
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        Faults faults = new Faults(settings.seed());
        Requests requests = new Requests();
        Payments payments = new Payments(ledger, settings.seed(), settings.minuteMillis());
        Keys keys = new Keys(ledger, settings.minuteMillis());
        Webhooks webhooks = new Webhooks(settings.webhookUrl(), faults, timer, settings.minuteMillis());
        Windows windows = new Windows(payments, webhooks, timer);
        threads = new ThreadPoolExecutor(THREADS, THREADS, 30, TimeUnit.SECONDS, new ArrayBlockingQueue<>(1_000));
        threads.allowCoreThreadTimeOut(true);
        server.setExecutor(threads);
        server.createContext("/v1/", new TossApi(payments, keys, faults, webhooks, requests, settings.secretKey()));
        server.createContext("/checkout", new CheckoutPage(payments, faults, webhooks, windows));
        Merchant merchant = new Merchant();
        server.createContext(
                "/admin/", new AdminApi(payments, requests, faults, webhooks, merchant, settings.adminToken()));
        server.createContext("/inspector", new Inspector(payments, requests, merchant, settings.adminToken()));
        server.start();
    }

    /** @throws IllegalStateException with a sentence when the port is taken */
    public static PaymentSandbox start(SandboxSettings settings) {
        try {
            return new PaymentSandbox(settings);
        } catch (BindException e) {
            throw new IllegalStateException(
                    "The payment sandbox cannot listen on port " + settings.port()
                            + ": another program does. Set SANDBOX_PORT to a free one.",
                    e);
        } catch (IOException e) {
            throw new IllegalStateException("The payment sandbox cannot start: " + e.getMessage(), e);
        }
    }

    public URI uri() {
        return URI.create("http://" + address + ":" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        timer.shutdownNow();
        ledger.close();
    }

    /** Settings come from SANDBOX_* variables; with SANDBOX_PARENT_PID it ends with that process. */
    public static void main(String[] arguments) throws InterruptedException {
        try {
            PaymentSandbox sandbox = start(SandboxSettings.from(System.getenv()));
            CountDownLatch end = new CountDownLatch(1);
            String parent = System.getenv("SANDBOX_PARENT_PID");
            if (parent != null) {
                ProcessHandle.of(Long.parseLong(parent))
                        .ifPresentOrElse(handle -> handle.onExit().thenRun(end::countDown), end::countDown);
            }
            Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close));
            System.out.println("payment sandbox ready on " + sandbox.uri());
            end.await();
            System.exit(0);
        } catch (IllegalArgumentException | IllegalStateException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }
}
