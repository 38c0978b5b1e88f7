package dev.rouage.gateway.executor;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import dev.rouage.gateway.executor.FragmentPlaces.Place;
import dev.rouage.gateway.operation.DeferredPart;
import dev.rouage.gateway.planner.QueryPlan;
import dev.rouage.gateway.problem.ErrorCode;
import dev.rouage.gateway.problem.ResponseError;

/**
 * The answers of one run whose operation defers something. A part is open from when the object it is about was answered,
 * and is answered when the steps it waits for are through.
 */
final class DeferredRun implements DeferredAnswers {
    private record Fragment(Pending pending, Place place) {}

    private final List<DeferredPart> parts;
    private final ResponseShape shape;
    private final PlanRun run;
    private final Delivery delivery;
    private final PartErrors errors;
    /** By the number of the part. */
    private final Map<Integer, List<Fragment>> open = new LinkedHashMap<>();
    private final List<Pending> news = new ArrayList<>();
    /** By the number of the part, the objects for which it came to nothing. */
    private final Map<Integer, List<List<Object>>> failed = new LinkedHashMap<>();
    /** What the client has been told. */
    private Map<String, Object> client = Map.of();
    private List<Pending> first = List.of();
    private int ids;

    DeferredRun(QueryPlan plan, ResponseShape shape, PlanRun run, Delivery delivery) {
        this.parts = plan.operation().deferral().parts();
        this.shape = shape;
        this.run = run;
        this.delivery = delivery;
        this.errors = new PartErrors(plan, shape);
    }

    /** The first answer; without deferred ones where nothing is left to say. */
    ExecutionResult first(Map<String, Object> local) {
        return run.look(gathered -> {
            List<ResponseError> own = new ArrayList<>(errors.of(DeferredPart.IMMEDIATE, gathered.errors()).own());
            ExecutionResult result = shape.shape(gathered, local, own);
            if (result.data() == null) {
                return result;
            }
            local.forEach((key, value) -> gathered.root().put(ObjectShape.localKey(key), value));
            client = result.data();
            open(DeferredPart.IMMEDIATE, gathered.root());
            first = List.copyOf(news);
            news.clear();
            return first.isEmpty()
                    ? result
                    : new ExecutionResult(result.data(), result.errors(), result.subgraphRequests(), this);
        });
    }

    /** Opens the parts that hang on one that was answered. */
    private void open(int parent, Map<String, Object> data) {
        for (int part = 0; part < parts.size(); part++) {
            if (parts.get(part).parent() == parent) {
                List<Fragment> fragments = new ArrayList<>();
                for (Place place : FragmentPlaces.of(parts.get(part).path(), shape.part(part), data, client)) {
                    if (place.isNew() && !isBelowFailed(parent, place)) {
                        var pending = new Pending(String.valueOf(ids++), place.path(), parts.get(part).label());
                        fragments.add(new Fragment(pending, place));
                        news.add(pending);
                    }
                }
                if (fragments.isEmpty()) {
                    open(part, data);
                } else {
                    open.put(part, fragments);
                }
            }
        }
    }

    private boolean isBelowFailed(int parent, Place place) {
        return failed.getOrDefault(parent, List.of())
                .stream()
                .anyMatch(path -> FragmentShaping.isBelow(path, place.path()));
    }

    @Override
    public List<Pending> pending() {
        return first;
    }

    @Override
    public CompletionStage<Answer> next() {
        if (open.isEmpty()) {
            return CompletableFuture.completedFuture(new Answer(List.of(), List.of(), false, 0));
        }
        var waiting = open.keySet().stream().map(part -> run.part(part + 1)).toArray(CompletableFuture<?>[]::new);
        return CompletableFuture.anyOf(waiting).thenApply(_ -> run.look(this::complete));
    }

    private Answer complete(GatheredData gathered) {
        List<Completed> completed = new ArrayList<>();
        for (boolean more = true; more;) {
            more = false;
            for (int part : List.copyOf(open.keySet())) {
                if (run.part(part + 1).isDone()) {
                    complete(part, gathered, completed);
                    open(part, gathered.root());
                    more = true;
                }
            }
        }
        List<Pending> pending = List.copyOf(news);
        news.clear();
        return new Answer(completed, pending, !open.isEmpty(), gathered.subgraphRequests());
    }

    private void complete(int part, GatheredData gathered, List<Completed> completed) {
        PartErrors.Known known = errors.of(part, gathered.errors());
        List<ResponseError> left = new ArrayList<>(known.own());
        List<Fragment> fragments = open.remove(part);
        var inOrder = new ArrayDeque<Completed>();
        for (int i = fragments.size() - 1; i >= 0; i--) {
            Fragment fragment = fragments.get(i);
            // Whatever belongs to no object is told with the first.
            boolean last = i == 0;
            List<ResponseError> own = left.stream()
                    .filter(error -> last || FragmentShaping.isBelow(fragment.place.path(), error.path()))
                    .toList();
            left.removeAll(own);
            var shaping = new FragmentShaping(fragment.place, own, known.told());
            Completed done = delivery == Delivery.BY_PATH
                    ? shaping.whole(fragment.pending)
                    : shaping.news(fragment.pending);
            if (!done.errors().isEmpty()) {
                failed.computeIfAbsent(part, _ -> new ArrayList<>()).add(fragment.place.path());
            }
            inOrder.addFirst(done);
        }
        completed.addAll(inOrder);
    }

    @Override
    public Answer giveUp(ErrorCode code, String message) {
        List<Completed> completed = new ArrayList<>();
        open.values()
                .forEach(fragments -> fragments.forEach(fragment -> completed.add(new Completed(fragment.pending,
                        List.of(), List.of(ResponseError.at(fragment.place.path(), code, message))))));
        open.clear();
        return new Answer(completed, List.of(), false, 0);
    }
}
