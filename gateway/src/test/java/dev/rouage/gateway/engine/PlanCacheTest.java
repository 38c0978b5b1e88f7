package dev.rouage.gateway.engine;

import java.util.Map;

import dev.rouage.gateway.world.World;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PlanCacheTest {
    private final GraphEngine engine = World.named("shop").engine();

    private static GraphRequest asking(String query, Map<String, Object> variables) {
        return new GraphRequest(query, null, variables);
    }

    @Test
    void plansADocumentOnceWhateverItsVariables() {
        String query = "query ($n: Int) { me { name reviews(first: $n) { body } } }";
        assertThat(engine.known(asking(query, Map.of("n", 1)))).isEmpty();
        var prepared = engine.prepare(asking(query, Map.of("n", 1)));

        assertThat(engine.prepare(asking(query, Map.of("n", 2)))).isSameAs(prepared);
        assertThat(engine.known(asking(query, Map.of()))).containsSame(prepared);
    }

    @Test
    void plansOnceWhatIsOnlyWrittenDifferently() {
        var prepared = engine.prepare(asking("{ me { id name reviews { body } } }", Map.of()));

        assertThat(engine.prepare(asking("query Mine { me { ...A } } fragment A on User { id ... on User { name "
                + "reviews { body } } }", Map.of()))).isSameAs(prepared);
        assertThat(engine.prepare(asking("{ me { id name reviews { stars } } }", Map.of()))).isNotSameAs(prepared);
    }
}
