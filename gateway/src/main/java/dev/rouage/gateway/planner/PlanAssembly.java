package dev.rouage.gateway.planner;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import dev.rouage.gateway.operation.Operation;

import static java.util.stream.Collectors.joining;

/**
 * Makes requests out of steps: entity steps to one subgraph that can go at the same time go together, and a step that
 * nobody waits for goes with a later one.
 */
final class PlanAssembly {

    /** Steps that become one request. */
    private static final class Request {
        private final List<PlannedStep> steps = new ArrayList<>();
        private int level;

        Request(PlannedStep step, int level) {
            steps.add(step);
            this.level = level;
        }

        boolean isEntities() {
            return steps.getFirst().representation() != null;
        }

        boolean joins(Request other) {
            return isEntities() && other.isEntities()
                    && steps.getFirst().subgraph().equals(other.steps.getFirst().subgraph());
        }
    }

    private final Operation operation;
    private final Map<PlannedStep, Integer> levels = new IdentityHashMap<>();
    private final List<PlannedStep> steps;

    PlanAssembly(Operation operation, List<PlannedStep> steps) {
        this.operation = operation;
        this.steps = steps;
    }

    List<FetchStep> assemble() {
        List<Request> requests = new ArrayList<>();
        for (PlannedStep step : steps) {
            var request = new Request(step, level(step));
            requests.stream()
                    .filter(other -> other.level == request.level && other.joins(request))
                    .findFirst()
                    .ifPresentOrElse(other -> other.steps.add(step), () -> requests.add(request));
        }
        postponeLeaves(requests);
        requests.sort(Comparator.comparingInt(request -> request.level));
        Map<PlannedStep, Integer> ids = new IdentityHashMap<>();
        List<FetchStep> fetches = new ArrayList<>();
        for (Request request : requests) {
            request.steps.forEach(step -> ids.put(step, fetches.size()));
            fetches.add(fetch(fetches.size(), request, ids));
        }
        return fetches;
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
    private void postponeLeaves(List<Request> requests) {
        for (Request request : List.copyOf(requests)) {
            boolean leaf = request.isEntities() && request.steps.stream().noneMatch(this::isAwaited);
            if (leaf) {
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

    private boolean isAwaited(PlannedStep step) {
        return steps.stream().anyMatch(other -> other.after().contains(step));
    }

    private FetchStep fetch(int id, Request request, Map<PlannedStep, Integer> ids) {
        Set<Integer> after = new TreeSet<>();
        Set<String> variables = new LinkedHashSet<>();
        for (PlannedStep step : request.steps) {
            step.after().forEach(each -> after.add(ids.get(each)));
            step.selection().collectVariables(variables);
        }
        PlannedStep first = request.steps.getFirst();
        if (!request.isEntities()) {
            String document = header(operation.kind().keyword(), List.of(), variables) + first.selection().print();
            return new FetchStep.RootFetch(id, after, first.subgraph(), operation.kind(), document, variables,
                    first.selection().keys());
        }
        Map<String, EntityLookup> lookups = lookups(request.steps);
        String fields = lookups.entrySet().stream().map(PlanAssembly::field).collect(joining(" ", "{", "}"));
        List<String> representations = lookups.values().stream().map(EntityLookup::variable).toList();
        return new FetchStep.EntityFetch(id, after, first.subgraph(),
                header("query", representations, variables) + fields, variables, List.copyOf(lookups.values()));
    }

    /** By what is printed after the name of the {@code _entities} field; equal lookups at several paths are one. */
    private Map<String, EntityLookup> lookups(List<PlannedStep> entitySteps) {
        record Asked(Representation representation, String selection, List<String> keys) {}
        Map<Asked, Set<List<PathSegment>>> paths = new LinkedHashMap<>();
        for (PlannedStep step : entitySteps) {
            var representation = step.representation();
            if (representation != null) {
                String selection = "... on " + representation.typeName() + " " + step.selection().print();
                paths.computeIfAbsent(new Asked(representation, selection, step.selection().keys()),
                        _ -> new LinkedHashSet<>())
                        .add(step.path());
            }
        }
        Map<String, EntityLookup> lookups = new LinkedHashMap<>();
        paths.forEach((asked, where) -> {
            int number = lookups.size();
            String responseKey = paths.size() == 1 ? "_entities" : "_entities" + number;
            String variable = representationsVariable(number);
            lookups.put("(representations: $" + variable + ") {" + asked.selection + "}",
                    new EntityLookup(responseKey, variable, asked.representation, asked.keys,
                            List.copyOf(where)));
        });
        return lookups;
    }

    private static String field(Map.Entry<String, EntityLookup> lookup) {
        String key = lookup.getValue().responseKey();
        return (key.equals("_entities") ? key : key + ": _entities") + lookup.getKey();
    }

    private String representationsVariable(int number) {
        String name = number == 0 ? "representations" : "representations" + number;
        while (operation.variables().containsKey(name)) {
            name = "_" + name;
        }
        return name;
    }

    private String header(String keyword, List<String> representations, Set<String> variables) {
        List<String> definitions = new ArrayList<>();
        representations.forEach(name -> definitions.add("$" + name + ": [_Any!]!"));
        variables.forEach(name -> definitions.add(operation.variables().get(name)));
        return definitions.isEmpty() ? keyword + " " : keyword + " (" + String.join(", ", definitions) + ") ";
    }
}
