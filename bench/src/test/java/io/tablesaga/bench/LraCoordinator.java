package io.tablesaga.bench;

import io.narayana.lra.coordinator.api.Coordinator;
import io.narayana.lra.coordinator.api.CoordinatorContainerFilter;
import io.narayana.lra.coordinator.api.RecoveryCoordinator;
import io.undertow.Undertow;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import jakarta.ws.rs.core.Application;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jboss.resteasy.cdi.CdiInjectorFactory;
import org.jboss.resteasy.core.ResteasyDeploymentImpl;
import org.jboss.resteasy.plugins.server.undertow.UndertowJaxrsServer;
import org.jboss.resteasy.spi.ResteasyDeployment;
import org.jboss.weld.environment.servlet.Listener;

/** Narayana's coordinator of long-running actions, in a process of its own as it is meant to run, its log in a folder. */
final class LraCoordinator implements AutoCloseable {

    private static final String READY = "the coordinator is ready";

    private final Process process;
    private final int port;

    LraCoordinator(Path log) throws IOException {
        port = freePort();
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LraCoordinator.class.getName(),
                        Integer.toString(port),
                        log.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (process.inputReader().lines().noneMatch(READY::equals)) {
            throw new IllegalStateException("the coordinator did not start");
        }
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    public static void main(String[] portAndLog) {
        System.setProperty("ObjectStoreEnvironmentBean.objectStoreDir", portAndLog[1]);
        ResteasyDeployment resources = new ResteasyDeploymentImpl();
        resources.setApplicationClass(Resources.class.getName());
        resources.setInjectorFactoryClass(CdiInjectorFactory.class.getName());
        UndertowJaxrsServer server = new UndertowJaxrsServer();
        DeploymentInfo deployment = server.undertowDeployment(resources, "/");
        deployment
                .setClassLoader(LraCoordinator.class.getClassLoader())
                .setContextPath("/")
                .setDeploymentName("lra-coordinator")
                .addListener(Servlets.listener(Listener.class));
        server.deploy(deployment);
        server.start(Undertow.builder().addHttpListener(Integer.parseInt(portAndLog[0]), "127.0.0.1"));
        System.out.println(READY);
    }

    public static final class Resources extends Application {

        @Override
        public Set<Class<?>> getClasses() {
            return Set.of(Coordinator.class, RecoveryCoordinator.class, CoordinatorContainerFilter.class);
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
