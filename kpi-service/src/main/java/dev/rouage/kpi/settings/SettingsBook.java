package dev.rouage.kpi.settings;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.kpi.contribution.Reporting;
import dev.rouage.platform.database.TenantSessions;
import dev.rouage.platform.problem.RouageException;
import dev.rouage.platform.problem.StandardErrorCode;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

/** Keeps companies' settings. It moves no figure: whoever changes a setting rebuilds them. */
@ApplicationScoped
public class SettingsBook {
    private final TenantSessions sessions;

    SettingsBook(TenantSessions sessions) {
        this.sessions = sessions;
    }

    /** The company's settings, or the default ones. */
    public Uni<Reporting> of(TenantId tenant) {
        return sessions.inTransaction(tenant, session -> session.get(CompanySettings.class, tenant.value())
                .map(SettingsBook::reporting));
    }

    /** Changes what is given, {@code INVALID_ARGUMENT} when it is no zone or no currency; answers with the outcome. */
    public Uni<Reporting> update(TenantId tenant, Optional<String> zone, Optional<String> currency) {
        Optional<String> knownZone = zone.map(SettingsBook::zone);
        Optional<String> knownCurrency = currency.map(SettingsBook::currency);
        return sessions.inTransaction(tenant, session -> session.get(CompanySettings.class, tenant.value())
                .chain(stored -> {
                    Reporting old = reporting(stored);
                    CompanySettings changed = new CompanySettings(tenant.value(),
                            knownZone.orElse(old.zone().getId()), knownCurrency.orElse(old.currency()),
                            OffsetDateTime.now(ZoneOffset.UTC), stored == null ? 0 : stored.generation);
                    return session.upsert(changed).replaceWith(() -> reporting(changed));
                }));
    }

    private static Reporting reporting(@Nullable CompanySettings settings) {
        return settings == null
                ? ReportingSettings.DEFAULT
                : new Reporting(ZoneId.of(settings.reportingZone), settings.currency);
    }

    private static String zone(String text) {
        try {
            return ZoneId.of(text).getId();
        } catch (DateTimeException _) {
            throw new RouageException(StandardErrorCode.INVALID_ARGUMENT,
                    "'" + text + "' is no time zone; give an IANA name such as Europe/Paris");
        }
    }

    private static String currency(String text) {
        try {
            return Currency.getInstance(text).getCurrencyCode();
        } catch (IllegalArgumentException _) {
            throw new RouageException(StandardErrorCode.INVALID_ARGUMENT,
                    "'" + text + "' is no currency; give an ISO 4217 code such as EUR");
        }
    }
}
