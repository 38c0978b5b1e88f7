package dev.rouage.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import dev.rouage.infrastructure.InfrastructureException;

/** The memory of a service's process, looked at from outside while it works. */
final class ServiceMemory implements AutoCloseable {

    private static final double MEGABYTE = 1024 * 1024;

    private final ProcessHandle process;
    private final JMXConnector connector;
    private final MemoryMXBean memory;
    private final List<Double> used = new ArrayList<>();
    private volatile boolean sampling;
    private Thread sampler = new Thread();

    /** Talks to a process of the stack's own, by an address that only this machine's user gets. */
    @SuppressWarnings("BanJNDI")
    ServiceMemory(ProcessHandle process) {
        this.process = process;
        try {
            VirtualMachine machine = VirtualMachine.attach(Long.toString(process.pid()));
            JMXServiceURL address = new JMXServiceURL(machine.startLocalManagementAgent());
            machine.detach();
            connector = JMXConnectorFactory.connect(address);
            memory = ManagementFactory.getPlatformMXBean(connector.getMBeanServerConnection(), MemoryMXBean.class);
        } catch (IOException | AttachNotSupportedException e) {
            throw new InfrastructureException("cannot look into process " + process.pid(), e);
        }
    }

    /** What is alive after a full collection, in MB. */
    double live() {
        memory.gc();
        return heap();
    }

    private double heap() {
        return memory.getHeapMemoryUsage().getUsed() / MEGABYTE;
    }

    /** Resident memory of the process, in MB. */
    double resident() {
        try {
            return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024).findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void startSampling() {
        used.clear();
        sampling = true;
        sampler = Thread.ofPlatform().daemon().start(() -> {
            try {
                while (sampling) {
                    used.add(heap());
                    Thread.sleep(100);
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** The least heap in use, which is what a collection has left, in each tenth of the time since the sampling began; MB. */
    List<Double> stopSampling() {
        sampling = false;
        try {
            sampler.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        List<Double> tenths = new ArrayList<>();
        for (int tenth = 0; tenth < 10; tenth++) {
            List<Double> part = used.subList(used.size() * tenth / 10, used.size() * (tenth + 1) / 10);
            if (!part.isEmpty()) {
                tenths.add(Samples.of(part).least());
            }
        }
        return tenths;
    }

    @Override
    public void close() {
        try {
            connector.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
