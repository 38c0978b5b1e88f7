package dev.rouage.e2e;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands every test class the one stack, started for the first and ended after the last of them. */
final class StackExtension implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Stack.class;
    }

    @Override
    public Stack resolveParameter(ParameterContext parameter, ExtensionContext context) {
        // JUnit closes what is in its root store, whether tests have failed or not.
        return context.getRoot().getStore(Namespace.GLOBAL).computeIfAbsent(Stack.class, _ -> Stack.start(),
                Stack.class);
    }
}
