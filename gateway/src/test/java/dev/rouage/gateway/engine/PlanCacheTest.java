package dev.rouage.gateway.engine;

import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.rouage.gateway.operation.OperationLimits;
import dev.rouage.gateway.world.World;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class PlanCacheTest {
    private static final OperationLimits GENEROUS = new OperationLimits(50_000, 50, 1_000, 100, 50_000);

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

    private static long known(GraphEngine engine, List<String> queries) {
        return queries.stream().filter(each -> engine.known(asking(each, Map.of())).isPresent()).count();
    }

    private static GraphEngine prepared(int cache, List<String> queries) {
        var engine = new GraphEngine(World.named("shop").supergraph(), GENEROUS, cache);
        queries.forEach(each -> engine.prepare(asking(each, Map.of())));
        return engine;
    }

    private static List<String> queries(IntFunction<String> query) {
        return IntStream.range(0, 60).mapToObj(query).toList();
    }

    @Test
    void keepsSmallOnesByTheirNumber() {
        List<String> small = queries(i -> "{ me { a" + i + ": name } }");

        assertThat(known(prepared(100, small), small)).isEqualTo(60);
        GraphEngine engine = prepared(20, small);
        await().untilAsserted(() -> assertThat(known(engine, small)).isBetween(1L, 20L));
    }

    /** Or whoever sends the largest that are let in fills the memory with as many as there may be. */
    @Test
    void keepsFewerOfTheLargerOnes() {
        List<String> documents = queries(i -> "{ me { a" + i + ": name " + "id ".repeat(1_000) + "} }");
        List<String> texts = queries(i -> "{ me { a" + i + ": name } } #" + "x".repeat(90_000));
        List<String> plans = queries(i -> "{ me { a" + i + ": name " + IntStream.range(0, 100)
                .mapToObj(j -> "b" + j + ": name ")
                .collect(Collectors.joining()) + "} }");

        for (List<String> large : List.of(documents, texts, plans)) {
            GraphEngine engine = prepared(100, large);
            await().untilAsserted(() -> assertThat(known(engine, large)).isBetween(1L, 20L));
        }
    }
}
