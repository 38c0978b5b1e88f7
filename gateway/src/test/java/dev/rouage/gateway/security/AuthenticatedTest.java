package dev.rouage.gateway.security;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.rouage.gateway.engine.GraphEngine;
import dev.rouage.gateway.engine.GraphRequest;
import dev.rouage.gateway.operation.OperationLimits;
import dev.rouage.gateway.problem.ErrorCode;
import dev.rouage.gateway.problem.ResponseError;
import dev.rouage.gateway.supergraph.Supergraph;
import graphql.parser.Parser;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code @authenticated}: on a gateway that is open to anybody it still asks for a caller who is somebody. */
class AuthenticatedTest {
    private static final Caller SOMEBODY = new Caller("t1", Set.of(), Set.of(), false, true, Instant.MAX);

    private final String sdl = sdl();
    private final Supergraph supergraph = Supergraph.parse(sdl);
    private final GraphEngine engine = new GraphEngine(supergraph, OperationLimits.STANDARD, 10);

    private static String sdl() {
        try {
            return Files.readString(Path.of("src/test/resources/worlds/shop/supergraph.graphql"))
                    .replace("  favourite: Product @join", "  favourite: Product @authenticated @join")
                    .replace("type Address @join", "type Address @authenticated @join")
                    + "directive @authenticated on FIELD_DEFINITION | OBJECT | INTERFACE | SCALAR | ENUM";
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private Restriction restriction(String query, Caller caller) {
        var operation = engine.prepare(new GraphRequest(query, null, Map.of())).plan().operation();
        return OperationAccess.of(operation, supergraph.publicSchema(), AccessRules.of(Parser.parse(sdl)))
                .restriction(caller);
    }

    @Test
    void keepsFieldsAndTypesFromNobody() {
        for (String field : new String[]{"favourite { upc }", "address { street }"}) {
            var restriction = restriction("{ me { name " + field + " } }", Caller.ANYBODY);
            assertThat(restriction.isRestricting()).isTrue();
            assertThat(String.valueOf(restriction.allowed())).contains("name").doesNotContain(field.split(" ")[0]);
            List<ResponseError> errors = new ArrayList<>();
            restriction.complete(Map.of("me", Map.of("name", "Ada", OperationAccess.TYPE_KEY, "User")), errors);
            assertThat(errors).singleElement()
                    .satisfies(error -> assertThat(error.path()).containsExactly("me", field.split(" ")[0]))
                    .satisfies(error -> assertThat(error.extensions()).containsEntry("code",
                            ErrorCode.UNAUTHORIZED_FIELD_OR_TYPE.name()));
        }
    }

    @Test
    void keepsNothingFromSomebodyAndNothingElseFromNobody() {
        assertThat(restriction("{ me { favourite { upc } address { street } } }", SOMEBODY).isRestricting()).isFalse();
        assertThat(restriction("{ me { name email } }", Caller.ANYBODY).isRestricting()).isFalse();
    }
}
