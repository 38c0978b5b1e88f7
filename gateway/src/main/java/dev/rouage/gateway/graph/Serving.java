package dev.rouage.gateway.graph;

import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

import dev.rouage.gateway.engine.GraphEngine;
import dev.rouage.gateway.engine.OverrideLabels;
import dev.rouage.gateway.engine.PreparedOperation;
import dev.rouage.gateway.guard.CostRules;
import dev.rouage.gateway.guard.OperationCost;
import dev.rouage.gateway.guard.RequestLimits;
import dev.rouage.gateway.operation.OperationLimits;
import dev.rouage.gateway.security.AccessRules;
import dev.rouage.gateway.security.OperationAccess;
import dev.rouage.gateway.supergraph.Supergraph;
import dev.rouage.gateway.supergraph.SupergraphException;
import graphql.parser.Parser;
import graphql.parser.ParserEnvironment;
import graphql.parser.ParserOptions;

/** One supergraph in service: the engine over it and what it asks of operations. Replaced as a whole. */
public final class Serving {
    private final Supergraph supergraph;
    private final GraphEngine engine;
    private final CostRules costs;
    private final AccessRules access;
    private final RequestLimits limits;

    /** What an operation costs and asks of its caller; worked out once for each prepared operation. */
    public record Review(OperationCost cost, OperationAccess access) {}

    private Serving(Supergraph supergraph, GraphEngine engine, CostRules costs, AccessRules access,
            RequestLimits limits) {
        this.supergraph = supergraph;
        this.engine = engine;
        this.costs = costs;
        this.access = access;
        this.limits = limits;
    }

    /**
     * @param activeLabels the labels of overrides that hold for all requests, beside those that are percentages
     * @throws SupergraphException with a message for the person who composed it
     */
    static Serving of(String sdl, OperationLimits operations, RequestLimits limits, int cache,
            Set<String> activeLabels) {
        Supergraph supergraph = Supergraph.parse(sdl);
        var document = new Parser().parseDocument(ParserEnvironment.newParserEnvironment()
                .document(sdl)
                .parserOptions(ParserOptions.getDefaultSdlParserOptions())
                .build());
        var labels = OverrideLabels.resolvedBy(activeLabels::contains, () -> ThreadLocalRandom.current().nextDouble());
        try {
            return new Serving(supergraph, new GraphEngine(supergraph, operations, cache, labels),
                    CostRules.of(document),
                    AccessRules.of(document), limits);
        } catch (IllegalArgumentException unreadable) {
            throw new SupergraphException(String.valueOf(unreadable.getMessage()), unreadable);
        }
    }

    public Supergraph supergraph() {
        return supergraph;
    }

    public GraphEngine engine() {
        return engine;
    }

    public Review review(PreparedOperation prepared) {
        return prepared.reviewed(Review.class, each -> {
            var operation = each.plan().operation();
            return new Review(OperationCost.of(operation, supergraph.publicSchema(), costs, limits),
                    OperationAccess.of(operation, supergraph.publicSchema(), access));
        });
    }
}
