package dev.rouage.gateway.executor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.rouage.gateway.planner.FetchStep;

/** Fields of the root type. */
record RootFetching(FetchStep.RootFetch step, Map<String, Object> root) implements Fetch {
    @Override
    public boolean isNeeded() {
        return step.path().isEmpty() || !places().isEmpty();
    }

    private List<List<Object>> places() {
        List<List<Object>> places = new ArrayList<>();
        DataWalk.places(root, step.path(), (_, place) -> places.add(List.copyOf(place)));
        return places;
    }

    @Override
    public Map<String, Object> representations() {
        return Map.of();
    }

    @Override
    public void merge(SubgraphResponse response, List<SubgraphResponse.Error> errors) {
        if (response.data() != null) {
            DataWalk.objects(root, step.path(), object -> DataMerge.into(object, response.data()));
        }
        for (SubgraphResponse.Error error : response.errors()) {
            if (error.path().isEmpty() && response.data() == null) {
                errors.addAll(failed(error));
            } else {
                places().forEach(place -> errors.add(at(place, error)));
            }
        }
    }

    @Override
    public List<SubgraphResponse.Error> failed(SubgraphResponse.Error error) {
        return places().stream()
                .flatMap(place -> step.keys()
                        .stream()
                        .map(key -> at(place, new SubgraphResponse.Error(error.message(), List.of(key),
                                error.extensions()))))
                .toList();
    }

    private static SubgraphResponse.Error at(List<Object> place, SubgraphResponse.Error error) {
        List<Object> path = new ArrayList<>(place);
        path.addAll(error.path());
        return new SubgraphResponse.Error(error.message(), path, error.extensions());
    }
}
