package dev.rouage.kpi.drilldown;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.rouage.platform.tenant.TenantId;
import io.vertx.mutiny.sqlclient.Tuple;

/** Reads the journeys that several searches are for, those of each in the order of pages. */
final class JourneyStatement {
    private final Tuple arguments = Tuple.tuple();
    private final List<JourneySelect> selects;

    JourneyStatement(TenantId tenant, List<JourneySearch> searches) {
        arguments.addUUID(tenant.value());
        selects = searches.stream().map(search -> new JourneySelect(arguments, search)).toList();
    }

    Tuple arguments() {
        return arguments;
    }

    String sql() {
        String parts = IntStream.range(0, selects.size()).mapToObj(number -> selects.get(number).sql(number))
                .collect(Collectors.joining("UNION ALL\n"));
        return "SELECT number, id, last_day, contributions FROM (" + parts
                + ") AS found (number, id, last_day, contributions) ORDER BY number, last_day, id";
    }
}
