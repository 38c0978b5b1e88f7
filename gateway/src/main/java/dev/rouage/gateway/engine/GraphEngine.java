package dev.rouage.gateway.engine;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.ToLongBiFunction;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.rouage.gateway.executor.Delivery;
import dev.rouage.gateway.executor.ExecutionResult;
import dev.rouage.gateway.executor.PlanExecutor;
import dev.rouage.gateway.executor.ResponseShape;
import dev.rouage.gateway.executor.SubgraphClient;
import dev.rouage.gateway.operation.Operation;
import dev.rouage.gateway.operation.OperationDocument;
import dev.rouage.gateway.operation.OperationKind;
import dev.rouage.gateway.operation.OperationLimits;
import dev.rouage.gateway.operation.RequestedOperation;
import dev.rouage.gateway.planner.Planner;
import dev.rouage.gateway.planner.QueryPlan;
import dev.rouage.gateway.problem.RequestException;
import dev.rouage.gateway.supergraph.Supergraph;
import org.jspecify.annotations.Nullable;

/** Answers requests over one supergraph. Safe for any number of threads; a new supergraph gets a new engine. */
public final class GraphEngine {
    /** What a prepared operation depends on, as it can be told without parsing anything. */
    private record Asked(String query, String operationName, Map<String, Boolean> conditions, boolean deferring,
            Set<String> labels) {
        /** About how many bytes it takes. */
        long size() {
            return query.length() + 64L * conditions.size();
        }
    }

    /** Bytes that a document, or a plan, may take without counting as several. */
    private static final int LARGEST_OF_ONE = 16_384;

    private final Supergraph supergraph;
    private final OperationLimits limits;
    private final Planner planner;
    private final IntrospectionAnswers introspection;
    private final Cache<String, OperationDocument> documents;
    /** Keys rather than plans: two caches of plans would each keep other ones. */
    private final Cache<Asked, PlanKey> normalised;
    private final Cache<PlanKey, PreparedOperation> plans;
    private final OverrideLabels labels;

    /** @param cacheSize how many documents, and how many plans, are kept; large ones count as several */
    public GraphEngine(Supergraph supergraph, OperationLimits limits, int cacheSize) {
        this(supergraph, limits, cacheSize,
                OverrideLabels.percentages(() -> ThreadLocalRandom.current().nextDouble()));
    }

    /** @param labels which progressive overrides hold for a request */
    public GraphEngine(Supergraph supergraph, OperationLimits limits, int cacheSize, OverrideLabels labels) {
        this.labels = labels;
        this.supergraph = supergraph;
        this.limits = limits;
        this.planner = new Planner(supergraph);
        this.introspection = new IntrospectionAnswers(supergraph.publicSchema());
        this.documents = cache(cacheSize, (_, document) -> document.size());
        this.normalised = cache(cacheSize, (asked, key) -> asked.size() + key.size());
        this.plans = cache(cacheSize, (_, operation) -> operation.size());
    }

    /** Clients choose what is kept, so it is its size that counts: the largest are a thousand times the smallest. */
    private static <K, V> Cache<K, V> cache(int size, ToLongBiFunction<K, V> bytes) {
        return Caffeine.newBuilder()
                .maximumWeight(size)
                .<K, V>weigher((key, value) -> 1 + (int) (bytes.applyAsLong(key, value) / LARGEST_OF_ONE))
                .build();
    }

    /** The prepared operation if this very document was asked for before; cheap enough for an event loop. */
    public Optional<PreparedOperation> known(GraphRequest request) {
        OperationDocument document = documents.getIfPresent(request.query());
        if (document == null) {
            return Optional.empty();
        }
        PlanKey key = normalised.getIfPresent(asked(document, request, operation(document, request)));
        return key == null ? Optional.empty() : Optional.ofNullable(plans.getIfPresent(key));
    }

    /**
     * Parses, checks and plans, as far as that was not done before.
     *
     * @throws RequestException when the request is refused
     */
    public PreparedOperation prepare(GraphRequest request) {
        OperationDocument document = documents.getIfPresent(request.query());
        if (document == null) {
            document = OperationDocument.read(request.query(), supergraph.publicSchema(), limits);
            documents.put(request.query(), document);
        }
        RequestedOperation requested = operation(document, request);
        Asked asked = asked(document, request, requested);
        PlanKey known = normalised.getIfPresent(asked);
        PreparedOperation operation = plans.get(known != null
                ? known
                : new PlanKey(requested.normalise(asked.conditions, asked.deferring), asked.labels), this::plan);
        if (operation.key() != known) {
            // The very key that the plan is kept under: it is not compared then, only found.
            normalised.put(asked, operation.key());
        }
        return operation;
    }

    /** What the request's operation does, so that a GET can be refused a mutation before anything is sent. */
    public OperationKind kind(PreparedOperation operation) {
        return operation.plan().operation().kind();
    }

    /** Runs a prepared operation. */
    public CompletionStage<ExecutionResult> execute(PreparedOperation operation, GraphRequest request,
            SubgraphClient client) {
        Map<String, Object> local = operation.introspection() == null
                ? Map.of()
                : introspection.answer(operation.introspection(), request.variables());
        return PlanExecutor.execute(operation.plan(), operation.shape(), request.variables(), local, client,
                request.delivery());
    }

    /** Plans an operation that a guard took something out of. */
    public PreparedOperation prepare(Operation operation) {
        Set<String> all = supergraph.labels();
        return plans.get(new PlanKey(operation, all.isEmpty() ? all : labels.active(all)), this::plan);
    }

    private static RequestedOperation operation(OperationDocument document, GraphRequest request) {
        return document.operation(request.operationName());
    }

    private Asked asked(OperationDocument document, GraphRequest request, RequestedOperation operation) {
        Set<String> all = supergraph.labels();
        // The document's own text: the request's would be another copy in the cache.
        return new Asked(document.text(), operation.name(), operation.conditions(request.variables()),
                request.delivery() != Delivery.WHOLE && operation.defers(),
                all.isEmpty() ? all : labels.active(all));
    }

    private PreparedOperation plan(PlanKey key) {
        QueryPlan plan = planner.plan(key.operation(), key.labels());
        @Nullable
        String introspected = IntrospectionAnswers.document(key.operation()).orElse(null);
        return new PreparedOperation(key, plan, ResponseShape.of(plan, supergraph), introspected);
    }
}
