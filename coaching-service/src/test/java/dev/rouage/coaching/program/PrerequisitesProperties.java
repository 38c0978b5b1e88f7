package dev.rouage.coaching.program;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PrerequisitesProperties {
    private static final int SIZE = 8;

    @Property
    void ordersEachModuleBehindItsPrerequisites(@ForAll("acyclic") List<PlannedModule> modules) {
        Set<UUID> done = new HashSet<>();

        List<PlannedModule> ordered = Prerequisites.inOrder(modules);

        assertThat(ordered).containsExactlyInAnyOrderElementsOf(modules);
        for (PlannedModule module : ordered) {
            assertThat(done).containsAll(module.prerequisites());
            done.add(module.id());
        }
    }

    @Property
    void refusesEveryCycle(@ForAll("cyclic") List<PlannedModule> modules) {
        assertThatThrownBy(() -> Prerequisites.check(modules)).isInstanceOf(InvalidProgramException.class)
                .hasMessageContaining("cycle");
    }

    /** Edges lead from a module to modules before it in some order, and the list is shuffled. */
    @Provide
    Arbitrary<List<PlannedModule>> acyclic() {
        return edges().flatMap(edges -> Arbitraries.shuffle(modules(edges)));
    }

    /** An acyclic graph with one more chain, which leads from some module down to another and back. */
    @Provide
    Arbitrary<List<PlannedModule>> cyclic() {
        Arbitrary<Integer> low = Arbitraries.integers().between(0, SIZE - 1);
        return Combinators.combine(edges(), low, low).as((edges, one, other) -> {
            Set<Edge> all = new HashSet<>(edges);
            all.add(new Edge(Math.max(one, other), Math.min(one, other)));
            all.add(new Edge(Math.min(one, other), Math.max(one, other)));
            return modules(all);
        }).flatMap(Arbitraries::shuffle);
    }

    private static Arbitrary<Set<Edge>> edges() {
        Arbitrary<Integer> node = Arbitraries.integers().between(0, SIZE - 1);
        return Combinators.combine(node, node).as((one, other) -> new Edge(Math.max(one, other), Math.min(one, other)))
                .filter(edge -> edge.from() != edge.to()).set().ofMaxSize(12);
    }

    private static List<PlannedModule> modules(Set<Edge> edges) {
        return IntStream.range(0, SIZE).mapToObj(node -> new PlannedModule(id(node), edges.stream()
                .filter(edge -> edge.from() == node).map(edge -> id(edge.to())).collect(Collectors.toSet()))).toList();
    }

    private static UUID id(int node) {
        return new UUID(0, node);
    }

    private record Edge(int from, int to) {}
}
