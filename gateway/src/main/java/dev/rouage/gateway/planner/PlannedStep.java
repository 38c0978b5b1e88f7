package dev.rouage.gateway.planner;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import dev.rouage.gateway.planner.SelectionBuilder.On;
import dev.rouage.gateway.supergraph.Subgraph;
import org.jspecify.annotations.Nullable;

/** A fetch step while the plan grows. */
final class PlannedStep {
    private final int phase;
    private final Subgraph subgraph;
    private final SelectionBuilder selection;
    private final Set<PlannedStep> after = new LinkedHashSet<>();
    private final List<PathSegment> path;
    private @Nullable Representation representation;

    private PlannedStep(int phase, Subgraph subgraph, List<PathSegment> path, @Nullable Representation representation,
            On on) {
        this.phase = phase;
        this.selection = new SelectionBuilder(on);
        this.subgraph = subgraph;
        this.path = path;
        this.representation = representation;
    }

    static PlannedStep atRoot(int phase, Subgraph subgraph, List<PathSegment> path) {
        return new PlannedStep(phase, subgraph, path, null, On.OBJECT);
    }

    static PlannedStep atEntities(int phase, Subgraph subgraph, List<PathSegment> path, Representation representation,
            On on) {
        return new PlannedStep(phase, subgraph, path, representation, on);
    }

    /** The phase that it was made in; see {@link Phase}. */
    int phase() {
        return phase;
    }

    Subgraph subgraph() {
        return subgraph;
    }

    SelectionBuilder selection() {
        return selection;
    }

    List<PathSegment> path() {
        return path;
    }

    Set<PlannedStep> after() {
        return after;
    }

    /** Null for a step that starts at the root. */
    @Nullable
    Representation representation() {
        return representation;
    }

    boolean isEntities() {
        return representation != null;
    }

    void comesAfter(Collection<PlannedStep> others) {
        others.stream().filter(other -> other != this).forEach(after::add);
    }

    /** Sends more along with each representation, once the steps that fetch it are through. */
    void require(Representation more, Collection<PlannedStep> producers) {
        representation = representation == null ? more : representation.and(more);
        comesAfter(producers);
    }

    /** Whether this step, directly or through others, waits for the other. */
    boolean dependsOn(PlannedStep other) {
        return this == other || after.stream().anyMatch(each -> each.dependsOn(other));
    }
}
