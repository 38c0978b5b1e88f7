package dev.rouage.e2e;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands every test class the one stack, started for the first and ended after the last of them. A stack that does not start
 * is not tried again: the first test class says why, and every other one fails at once with the same cause.
 */
final class StackExtension implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Stack.class;
    }

    @Override
    public Stack resolveParameter(ParameterContext parameter, ExtensionContext context) {
        // JUnit closes what is in its root store, whether tests have failed or not.
        return context.getRoot().getStore(Namespace.GLOBAL)
                .computeIfAbsent(Start.class, _ -> Start.attempt(Stack::start), Start.class).stack();
    }

    /** The only attempt at starting a stack, and what came of it. */
    record Start(@Nullable Stack started, @Nullable Throwable failure) implements AutoCloseable {

        static Start attempt(Supplier<Stack> start) {
            try {
                return new Start(start.get(), null);
            } catch (RuntimeException | Error e) {
                return new Start(null, e);
            }
        }

        Stack stack() {
            if (started == null) {
                throw new IllegalStateException("The stack did not start, so nothing here was tested: " + failure,
                        failure);
            }
            return started;
        }

        @Override
        public void close() {
            if (started != null) {
                started.close();
            }
        }
    }
}
