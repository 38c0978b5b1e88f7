package dev.rouage.ingest.bulk;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.inject.Singleton;

import dev.rouage.platform.problem.RouageException;
import dev.rouage.platform.tenant.TenantId;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The imports that this replica works on; bounded, since each holds a few chunks in memory. */
@Singleton
class ActiveImports {
    private final Map<UUID, ActiveImport> imports = new ConcurrentHashMap<>();
    private final int limit;
    private final int limitOfTenant;

    ActiveImports(@ConfigProperty(name = "rouage.ingest.import.limit", defaultValue = "16") int limit,
            @ConfigProperty(name = "rouage.ingest.import.limit-per-company", defaultValue = "4") int limitOfTenant) {
        this.limit = limit;
        this.limitOfTenant = limitOfTenant;
    }

    /** Takes an import in; {@code TOO_MANY_IMPORTS} when there are enough. */
    ActiveImport begin(TenantId tenant, UUID id) {
        ActiveImport active = adopt(tenant, id);
        long ofTenant = imports.values().stream().filter(other -> other.tenant.equals(tenant)).count();
        if (imports.size() > limit || ofTenant > limitOfTenant) {
            active.close();
            throw new RouageException(ImportErrorCode.TOO_MANY_IMPORTS,
                    "At most " + limitOfTenant + " imports of a company are read at once; try again later");
        }
        return active;
    }

    /** Takes an import in that has to be ended, whatever else there is. */
    ActiveImport adopt(TenantId tenant, UUID id) {
        ActiveImport active = new ActiveImport(tenant, id);
        imports.put(id, active);
        return active;
    }

    Collection<ActiveImport> all() {
        return imports.values();
    }

    /** An import at work; closed when this replica has done with it. */
    final class ActiveImport implements AutoCloseable {
        private final TenantId tenant;
        private final UUID id;
        private volatile boolean claimed;
        private volatile boolean ended;

        private ActiveImport(TenantId tenant, UUID id) {
            this.tenant = tenant;
            this.id = id;
        }

        TenantId tenant() {
            return tenant;
        }

        UUID id() {
            return id;
        }

        /** Says that its row is there. */
        void claim() {
            claimed = true;
        }

        boolean isClaimed() {
            return claimed;
        }

        /** Says that somebody else has ended it. */
        void end() {
            ended = true;
        }

        void checkNotEnded() {
            if (ended) {
                throw new ImportEndedException();
            }
        }

        @Override
        public void close() {
            imports.remove(id, this);
        }
    }
}
