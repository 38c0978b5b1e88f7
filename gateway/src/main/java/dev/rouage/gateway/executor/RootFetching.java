package dev.rouage.gateway.executor;

import java.util.List;
import java.util.Map;

import dev.rouage.gateway.planner.FetchStep;

/** Fields of the root type. */
record RootFetching(FetchStep.RootFetch step, Map<String, Object> root) implements Fetch {
    @Override
    public boolean isNeeded() {
        return true;
    }

    @Override
    public Map<String, Object> representations() {
        return Map.of();
    }

    @Override
    public void merge(SubgraphResponse response, List<SubgraphResponse.Error> errors) {
        if (response.data() != null) {
            DataMerge.into(root, response.data());
        }
        for (SubgraphResponse.Error error : response.errors()) {
            if (error.path().isEmpty() && response.data() == null) {
                errors.addAll(failed(error));
            } else {
                errors.add(error);
            }
        }
    }

    @Override
    public List<SubgraphResponse.Error> failed(SubgraphResponse.Error error) {
        return step.keys()
                .stream()
                .map(key -> new SubgraphResponse.Error(error.message(), List.of(key), error.extensions()))
                .toList();
    }
}
