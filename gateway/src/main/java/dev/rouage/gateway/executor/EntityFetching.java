package dev.rouage.gateway.executor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.rouage.gateway.planner.EntityLookup;
import dev.rouage.gateway.planner.FetchStep;
import org.jspecify.annotations.Nullable;

/** More fields of objects that are in the data: each object is sent once and its answer put back wherever it occurs. */
record EntityFetching(List<Group> groups) implements Fetch {

    /** A place in the data where an object is. */
    record Target(Map<String, Object> object, List<Object> path) {}

    /** The objects of one lookup: by representation, where each is. */
    record Group(EntityLookup lookup, Map<Map<String, Object>, List<Target>> targets) {}

    static EntityFetching collect(FetchStep.EntityFetch step, Map<String, Object> root) {
        List<Group> groups = new ArrayList<>();
        for (EntityLookup lookup : step.lookups()) {
            Map<Map<String, Object>, List<Target>> targets = new LinkedHashMap<>();
            for (var path : lookup.paths()) {
                DataWalk.walk(root, path, target -> RepresentationValues.of(lookup.representation(), target.object())
                        .ifPresent(values -> targets.computeIfAbsent(values, _ -> new ArrayList<>()).add(target)));
            }
            groups.add(new Group(lookup, targets));
        }
        return new EntityFetching(groups);
    }

    @Override
    public boolean isNeeded() {
        return groups.stream().anyMatch(group -> !group.targets.isEmpty());
    }

    @Override
    public Map<String, Object> representations() {
        Map<String, Object> variables = new LinkedHashMap<>();
        groups.forEach(group -> variables.put(group.lookup.variable(), List.copyOf(group.targets.keySet())));
        return variables;
    }

    @Override
    public void merge(SubgraphResponse response, List<SubgraphResponse.Error> errors) {
        Map<String, Object> data = response.data();
        if (data != null) {
            groups.forEach(group -> merge(group, data.get(group.lookup.responseKey())));
        }
        response.errors().forEach(error -> place(error, data == null, errors));
    }

    private static void merge(Group group, @Nullable Object answer) {
        if (answer instanceof List<?> entities) {
            var each = entities.iterator();
            for (List<Target> targets : group.targets.values()) {
                if (each.hasNext() && each.next() instanceof Map<?, ?> entity) {
                    targets.forEach(target -> DataMerge.into(target.object, DataMerge.object(entity)));
                }
            }
        }
    }

    /** An error below {@code _entities[i]} belongs to every place where that object is. */
    private void place(SubgraphResponse.Error error, boolean withoutData, List<SubgraphResponse.Error> errors) {
        for (Group group : groups) {
            if (error.path().size() > 1 && group.lookup.responseKey().equals(error.path().getFirst())
                    && error.path().get(1) instanceof Number index && index.intValue() < group.targets.size()) {
                var rest = error.path().subList(2, error.path().size());
                for (Target target : List.copyOf(group.targets.values()).get(index.intValue())) {
                    List<Object> path = new ArrayList<>(target.path);
                    path.addAll(rest);
                    errors.add(new SubgraphResponse.Error(error.message(), path, error.extensions()));
                }
                return;
            }
        }
        errors.addAll(withoutData || !error.path().isEmpty() ? failed(error) : List.of(error));
    }

    @Override
    public List<SubgraphResponse.Error> failed(SubgraphResponse.Error error) {
        List<SubgraphResponse.Error> errors = new ArrayList<>();
        for (Group group : groups) {
            group.targets.values().forEach(targets -> targets.forEach(target -> group.lookup.keys().forEach(key -> {
                List<Object> path = new ArrayList<>(target.path);
                path.add(key);
                errors.add(new SubgraphResponse.Error(error.message(), path, error.extensions()));
            })));
        }
        return errors;
    }
}
