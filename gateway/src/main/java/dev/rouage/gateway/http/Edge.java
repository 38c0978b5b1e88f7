package dev.rouage.gateway.http;

import jakarta.inject.Singleton;

import dev.rouage.gateway.config.GatewayConfig;
import dev.rouage.gateway.request.Admission;
import dev.rouage.gateway.request.HeldBodies;
import dev.rouage.gateway.request.RequestReader;
import dev.rouage.gateway.security.CallerVerifier;
import dev.rouage.gateway.subgraph.SubgraphConnections;
import dev.rouage.gateway.telemetry.RequestJournal;
import io.vertx.core.Vertx;

/** What every exchange needs. */
@Singleton
class Edge {
    final GatewayConfig config;
    final CallerVerifier callers;
    final Admission admission;
    final SubgraphConnections subgraphs;
    final RequestJournal journal;
    final RequestReader reader;
    final BodyReader bodies;
    final long timeout;
    final int errors;

    Edge(GatewayConfig config, CallerVerifier callers, Admission admission, SubgraphConnections subgraphs,
            RequestJournal journal, Vertx vertx, HeldBodies held) {
        this.config = config;
        this.callers = callers;
        this.admission = admission;
        this.subgraphs = subgraphs;
        this.journal = journal;
        this.timeout = config.timeout().toMillis();
        this.errors = config.limits().errors();
        this.reader = new RequestReader(config.limits().variablesDepth());
        this.bodies = new BodyReader(vertx, config.limits().body(), timeout,
                held);
    }
}
