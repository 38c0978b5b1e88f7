package dev.rouage.demo;

import java.net.URI;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** The command line, read: {@code --name value} pairs. */
record DemoOptions(Map<String, String> values) {

    static final String USAGE = """
            Pushes the demo firm's records through the REST API of ingest-service. Running it again changes nothing.

              --ingest URL              ingest-service, e.g. http://localhost:8081
              --token-endpoint URL      the realm's token endpoint
              --client-id ID            a machine client with the role integrator
              --client-secret-env NAME  the environment variable that holds the client's secret
            optional:
              --deals N                 at least so many deals (1200)
              --seed N                  another seed, another story
              --today DATE              the reference day (today)
              --gateway URL             the gateway: to set the company's currency and zone first, with
              --admin-client-id ID      a client that allows signing in by password
              --admin-user NAME         an admin of the company
              --admin-password-env NAME the environment variable that holds the admin's password""";

    private static final Set<String> NAMES = Set.of("--ingest", "--token-endpoint", "--client-id",
            "--client-secret-env",
            "--deals", "--seed", "--today", "--gateway", "--admin-client-id", "--admin-user", "--admin-password-env");

    /** @throws IllegalArgumentException with a message for the user */
    static DemoOptions parse(List<String> arguments) {
        Map<String, String> values = new HashMap<>();
        for (int index = 0; index < arguments.size(); index += 2) {
            String name = arguments.get(index);
            if (!NAMES.contains(name) || index + 1 == arguments.size()) {
                throw new IllegalArgumentException("Unknown option, or one without a value: " + name);
            }
            values.put(name, arguments.get(index + 1));
        }
        return new DemoOptions(Map.copyOf(values));
    }

    String text(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("Missing option " + name);
        }
        return value;
    }

    URI address(String name) {
        return URI.create(text(name));
    }

    long number(String name, long otherwise) {
        try {
            return values.containsKey(name) ? Long.parseLong(text(name)) : otherwise;
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " takes a whole number, not " + text(name), e);
        }
    }

    LocalDate day(String name, LocalDate otherwise) {
        return values.containsKey(name) ? LocalDate.parse(text(name)) : otherwise;
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    /** What the environment variable holds that the option names. */
    String secret(String name) {
        @Nullable
        String secret = System.getenv(text(name));
        if (secret == null || secret.isEmpty()) {
            throw new IllegalArgumentException("The environment variable " + text(name) + " is empty");
        }
        return secret;
    }
}
