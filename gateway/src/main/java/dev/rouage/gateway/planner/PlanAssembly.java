package dev.rouage.gateway.planner;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import dev.rouage.gateway.operation.Operation;

/**
 * Makes requests out of steps: entity steps to one subgraph that can go at the same time go together, and a step that
 * nobody waits for goes with a later one.
 */
final class PlanAssembly {
    /** What crossing to a subgraph costs, when a field costs one. */
    static final int REQUEST_COST = 1_000;
    /** What it costs that one request waits for another: it decides between plans with equally many requests. */
    private static final int LEVEL_COST = 50;

    /** Steps that become one request. */
    private static final class Request {
        private final List<PlannedStep> steps = new ArrayList<>();
        private final int level;

        Request(PlannedStep step, int level) {
            steps.add(step);
            this.level = level;
        }

        boolean joins(Request other) {
            return steps.getFirst().isEntities() && other.steps.getFirst().isEntities()
                    && steps.getFirst().phase() == other.steps.getFirst().phase()
                    && steps.getFirst().subgraph().equals(other.steps.getFirst().subgraph());
        }
    }

    private final Map<PlannedStep, Integer> levels = new IdentityHashMap<>();
    private final List<Request> requests = new ArrayList<>();

    PlanAssembly(List<PlannedStep> steps) {
        for (PlannedStep step : steps) {
            var request = new Request(step, level(step));
            requests.stream()
                    .filter(other -> other.level == request.level && other.joins(request))
                    .findFirst()
                    .ifPresentOrElse(other -> other.steps.add(step), () -> requests.add(request));
        }
        postponeLeaves(steps);
        requests.sort(Comparator.comparingInt(request -> request.level));
    }

    /** The longest way from a step that waits for nothing. */
    private int level(PlannedStep step) {
        Integer known = levels.get(step);
        if (known == null) {
            known = step.after().stream().mapToInt(each -> level(each) + 1).max().orElse(0);
            levels.put(step, known);
        }
        return known;
    }

    /** Nothing waits for a leaf, so it may go with a later request to its subgraph that does not wait for it. */
    private void postponeLeaves(List<PlannedStep> steps) {
        Set<PlannedStep> awaited = steps.stream().flatMap(step -> step.after().stream()).collect(Collectors.toSet());
        for (Request request : List.copyOf(requests)) {
            if (request.steps.getFirst().isEntities() && request.steps.stream().noneMatch(awaited::contains)) {
                requests.stream()
                        .filter(other -> other.level > request.level && other.joins(request))
                        .findFirst()
                        .ifPresent(later -> {
                            later.steps.addAll(request.steps);
                            requests.remove(request);
                        });
            }
        }
    }

    int requests() {
        return requests.size();
    }

    /** How many requests wait for each other in a row. */
    int levels() {
        return requests.isEmpty() ? 0 : requests.getLast().level + 1;
    }

    /** Requests first, then how long they wait for each other, then what they ask for. */
    long cost() {
        long cost = (long) levels() * LEVEL_COST;
        for (Request request : requests) {
            cost += REQUEST_COST + request.steps.stream().mapToInt(step -> step.selection().size()).sum();
        }
        return cost;
    }

    /** By the positions of the requests, what each of the sets of steps is fetched by. */
    List<Set<Integer>> positions(List<Set<PlannedStep>> sets) {
        Map<PlannedStep, Integer> ids = new IdentityHashMap<>();
        for (int i = 0; i < requests.size(); i++) {
            for (PlannedStep step : requests.get(i).steps) {
                ids.put(step, i);
            }
        }
        return sets.stream()
                .map(PlanAssembly::withAllBefore)
                .map(set -> set.stream().map(ids::get).collect(Collectors.toUnmodifiableSet()))
                .toList();
    }

    private static Set<PlannedStep> withAllBefore(Set<PlannedStep> steps) {
        Set<PlannedStep> all = new LinkedHashSet<>(steps);
        var open = new ArrayDeque<>(steps);
        while (!open.isEmpty()) {
            open.poll().after().stream().filter(all::add).forEach(open::add);
        }
        return all;
    }

    List<FetchStep> fetchSteps(Operation operation) {
        var documents = new StepDocuments(operation);
        Map<PlannedStep, Integer> ids = new IdentityHashMap<>();
        List<FetchStep> fetches = new ArrayList<>();
        for (Request request : requests) {
            request.steps.forEach(step -> ids.put(step, fetches.size()));
            fetches.add(documents.fetchStep(fetches.size(), request.steps, ids));
        }
        return fetches;
    }
}
