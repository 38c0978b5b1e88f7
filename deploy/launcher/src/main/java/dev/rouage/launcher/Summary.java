package dev.rouage.launcher;

import java.io.PrintStream;
import java.util.TreeMap;

import dev.rouage.launcher.StackPorts.Listener;

/** Where everything is, and who may sign in. */
final class Summary {

    private final StackSettings settings;
    private final PrintStream out;

    Summary(StackSettings settings, PrintStream out) {
        this.settings = settings;
        this.out = out;
    }

    void print() {
        out.printf("  graph          %s/graphql%n", settings.address(Service.GATEWAY));
        out.printf("  records in     %s/v1/{kind}/batch%n", settings.address(Service.INGEST));
        out.printf("  subgraphs      %s/graphql  %s/graphql  %s/graphql%n", settings.address(Service.INGEST),
                settings.address(Service.KPI), settings.address(Service.COACHING));
        out.printf("  Keycloak       %s  (admin, password in %s)%n", settings.issuer(),
                KeptSecret.keycloakAdmin(settings.data()).file());
        out.printf("  PostgreSQL     localhost:%d   Kafka localhost:%d%n%n", settings.ports().of(Listener.POSTGRES),
                settings.ports().of(Listener.KAFKA));
        new TreeMap<>(Logins.PEOPLE).forEach((name, role) -> out.printf("  %-18s %s%n", name, role));
        Logins.MACHINES.forEach(name -> out.printf("  %-18s pushes records, a machine client%n", name));
        out.printf("%n  Passwords are \"rouage\" unless %s said otherwise; deploy/token NAME gives a token.%n",
                Logins.PASSWORD_VARIABLE);
    }
}
