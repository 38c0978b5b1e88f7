package dev.rouage.launcher;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.rouage.infrastructure.InfrastructureException;

/** What the scripts in {@code deploy/} call: {@code up}, {@code status} and {@code token NAME}. */
public final class Launcher {

    private Launcher() {}

    /** Ends with 0 when all is well, with 1 and one clear line when it is not. */
    public static void main(String[] arguments) throws InterruptedException {
        try {
            System.exit(run(List.of(arguments), System.getenv()) ? 0 : 1);
        } catch (InfrastructureException e) {
            System.err.println("rouage: " + e.getMessage());
            System.exit(1);
        }
    }

    private static boolean run(List<String> arguments, Map<String, String> environment) throws InterruptedException {
        var root = Path.of(System.getProperty("rouage.root", ".")).toAbsolutePath().normalize();
        var command = arguments.isEmpty() ? "" : arguments.getFirst();
        switch (command) {
            case "up" -> new UpCommand(root, environment, System.out).run(arguments.subList(1, arguments.size()));
            case "status" -> {
                return new StatusCommand(data(root), System.out).run();
            }
            case "token" -> System.out.println(token(root, arguments, environment));
            default -> throw new InfrastructureException(
                    "unknown command '%s'; there are up, status and token".formatted(command));
        }
        return true;
    }

    private static String token(Path root, List<String> arguments, Map<String, String> environment) {
        if (arguments.size() != 2) {
            throw new InfrastructureException("deploy/token NAME takes one name");
        }
        var settings = new StackSettings(root, data(root), RunningStack.require(data(root)).ports(), Set.of(),
                environment);
        return new Logins(settings.issuer(), environment).token(arguments.get(1));
    }

    /** Where the stack of {@code deploy/up} keeps its data. */
    public static Path data(Path root) {
        return root.resolve("deploy/.data");
    }
}
