package dev.rouage.platform.database;

import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;

import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Hibernate Reactive as one company. Each call opens a stateless session of its own, because the sessions that Quarkus
 * shares within a request break when resolvers of one query run in parallel.
 */
@ApplicationScoped
public class TenantSessions {
    private final Instance<Mutiny.SessionFactory> factory;

    TenantSessions(Instance<Mutiny.SessionFactory> factory) {
        this.factory = factory;
    }

    /** Runs the work in a transaction of that company; commits when it succeeds, rolls back when it fails. */
    public <T> Uni<T> inTransaction(TenantId tenant, Function<Mutiny.StatelessSession, Uni<T>> work) {
        return factory.get().openStatelessSession().chain(session -> session
                .withTransaction(_ -> enter(session, tenant).chain(() -> work.apply(session)))
                .eventually(session::close));
    }

    private static Uni<?> enter(Mutiny.StatelessSession session, TenantId tenant) {
        return session.createNativeQuery("select set_config('rouage.tenant', ?1, true)", String.class)
                .setParameter(1, tenant.toString()).getSingleResult();
    }
}
