package dev.rouage.gateway.planner;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import dev.rouage.gateway.operation.Operation;
import dev.rouage.gateway.operation.OperationKind;

import static java.util.stream.Collectors.joining;

/** Writes what is sent to the subgraphs. */
final class StepDocuments {

    /** What is asked for of which objects; equal at several paths it is asked for once. */
    private record Asked(Representation representation, String onType, String selection, List<String> keys) {}

    private final Operation operation;

    StepDocuments(Operation operation) {
        this.operation = operation;
    }

    /** @param ids the positions of all steps that may be waited for */
    FetchStep fetchStep(int id, List<PlannedStep> steps, Map<PlannedStep, Integer> ids) {
        Set<Integer> after = new TreeSet<>();
        Set<String> variables = new LinkedHashSet<>();
        for (PlannedStep step : steps) {
            step.after().forEach(each -> after.add(ids.get(each)));
            step.selection().collectVariables(variables);
        }
        PlannedStep first = steps.getFirst();
        if (!first.isEntities()) {
            OperationKind kind = first.path().isEmpty() ? operation.kind() : OperationKind.QUERY;
            String document = header(kind.keyword(), List.of(), variables) + first.selection().print();
            return new FetchStep.RootFetch(id, after, first.subgraph(), kind, document, variables,
                    first.selection().keys(), first.path());
        }
        List<EntityLookup> lookups = new ArrayList<>();
        String fields = lookups(steps, lookups);
        List<String> representations = lookups.stream().map(EntityLookup::variable).toList();
        return new FetchStep.EntityFetch(id, after, first.subgraph(),
                header("query", representations, variables) + fields, variables, lookups);
    }

    private String lookups(List<PlannedStep> steps, List<EntityLookup> lookups) {
        Map<Asked, Set<List<PathSegment>>> paths = new LinkedHashMap<>();
        for (PlannedStep step : steps) {
            var representation = step.representation();
            if (representation != null) {
                var asked = new Asked(representation, representation.typeName(), step.selection().print(),
                        step.selection().keys());
                paths.computeIfAbsent(asked, _ -> new LinkedHashSet<>()).add(step.path());
            }
        }
        var slots = slots(paths.keySet());
        StringBuilder fields = new StringBuilder("{");
        for (List<Asked> slot : slots) {
            int number = lookups.size();
            String variable = variable(number);
            String responseKey = slots.size() == 1 ? "_entities" : "_entities" + number;
            lookups.add(new EntityLookup(responseKey, variable, slot.stream()
                    .map(asked -> new EntityLookup.Source(asked.representation, asked.keys,
                            List.copyOf(paths.get(asked))))
                    .toList()));
            fields.append(number == 0 ? "" : " ").append(slots.size() == 1 ? "" : responseKey + ": ");
            fields.append("_entities(representations: $").append(variable).append(") ");
            fields.append(slot.stream()
                    .map(asked -> "... on " + asked.onType + " " + asked.selection)
                    .collect(joining(" ", "{", "}")));
        }
        return fields.append('}').toString();
    }

    /** Objects of different types share an {@code _entities} field; what differs for objects of one type can't. */
    private static List<List<Asked>> slots(Set<Asked> all) {
        List<List<Asked>> slots = new ArrayList<>();
        for (Asked asked : all) {
            slots.stream()
                    .filter(slot -> slot.stream().noneMatch(other -> other.onType.equals(asked.onType)
                            || other.representation.isAbstract() || asked.representation.isAbstract()))
                    .findFirst()
                    .ifPresentOrElse(slot -> slot.add(asked), () -> slots.add(new ArrayList<>(List.of(asked))));
        }
        return slots;
    }

    private String variable(int number) {
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
