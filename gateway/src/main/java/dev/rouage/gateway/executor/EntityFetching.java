package dev.rouage.gateway.executor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.rouage.gateway.planner.EntityLookup;
import dev.rouage.gateway.planner.FetchStep;

/** More fields of objects that are in the data: each object is sent once and its answer put back wherever it occurs. */
record EntityFetching(List<EntityTargets> lookups, Map<String, Object> root) implements Fetch {

    static EntityFetching collect(FetchStep.EntityFetch step, Map<String, Object> root) {
        List<EntityTargets> lookups = new ArrayList<>(step.lookups().size());
        step.lookups().forEach(lookup -> lookups.add(EntityTargets.collect(lookup, root)));
        return new EntityFetching(lookups, root);
    }

    @Override
    public boolean isNeeded() {
        for (EntityTargets targets : lookups) {
            if (!targets.representations().isEmpty()) {
                return true;
            }
        }
        return false;
    }

    @Override
    public Map<String, Object> representations() {
        Map<String, Object> variables = new HashMap<>();
        lookups.forEach(targets -> variables.put(targets.lookup().variable(), targets.representations()));
        return variables;
    }

    @Override
    public void merge(SubgraphResponse response, List<SubgraphResponse.Error> errors) {
        Map<String, Object> data = response.data();
        if (data != null) {
            lookups.forEach(targets -> targets.merge(data.get(targets.lookup().responseKey())));
        }
        for (SubgraphResponse.Error error : response.errors()) {
            place(error, data == null, errors);
        }
    }

    /** An error below {@code _entities[i]} belongs to every place where that object is. */
    private void place(SubgraphResponse.Error error, boolean withoutData, List<SubgraphResponse.Error> errors) {
        List<Object> path = error.path();
        for (EntityTargets targets : lookups) {
            if (path.size() > 1 && targets.lookup().responseKey().equals(path.getFirst())
                    && path.get(1) instanceof Number index) {
                List<Object> rest = path.subList(2, path.size());
                targets.places(index.intValue(), root, (source, place) -> {
                    if (rest.isEmpty()) {
                        errors.addAll(at(error, source, place));
                    } else {
                        errors.add(at(error, place, rest));
                    }
                });
                return;
            }
        }
        errors.addAll(withoutData || !path.isEmpty() ? failed(error) : List.of(error));
    }

    /** The error for each field that is asked for; for the object where that depends on its type. */
    private static List<SubgraphResponse.Error> at(SubgraphResponse.Error error, EntityLookup.Source source,
            List<Object> place) {
        return source.keys().isEmpty()
                ? List.of(at(error, place, List.of()))
                : source.keys().stream().map(key -> at(error, place, List.of(key))).toList();
    }

    private static SubgraphResponse.Error at(SubgraphResponse.Error error, List<Object> place, List<Object> rest) {
        List<Object> path = new ArrayList<>(place);
        path.addAll(rest);
        return new SubgraphResponse.Error(error.message(), path, error.extensions());
    }

    @Override
    public List<SubgraphResponse.Error> failed(SubgraphResponse.Error error) {
        Set<SubgraphResponse.Error> errors = new LinkedHashSet<>();
        lookups.forEach(targets -> targets.allPlaces(root, (source, place) -> errors.addAll(
                at(error, source, place))));
        return List.copyOf(errors);
    }
}
