package dev.rouage.ingest.graph;

import java.time.LocalDate;

import dev.rouage.platform.json.StrictJson;
import dev.rouage.platform.problem.RouageException;
import dev.rouage.platform.problem.StandardErrorCode;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

/** Conditions on a record {@code r}, with the arguments of the statement that they become part of. */
final class Conditions {
    private static final int LONGEST_VALUE = 255;

    private final StringBuilder sql = new StringBuilder();
    private final Tuple arguments = Tuple.tuple();

    /** Adds an argument; its place in the statement, such as {@code $3}. */
    String argument(@Nullable Object value) {
        arguments.addValue(value);
        return "$" + arguments.size();
    }

    /** Only records with that value in the field; any when the value is absent. */
    Conditions field(String field, @Nullable String value) {
        if (value != null) {
            and("r.fields ->> '" + field + "' = " + argument(checked(value)));
        }
        return this;
    }

    /** Only records that name that record in the field. An id that is none is that of no record. */
    Conditions reference(String field, @Nullable String id) {
        return field(field, id == null ? null : canonical(id));
    }

    /** Only records of that system. */
    Conditions source(@Nullable String source) {
        if (source != null) {
            and("r.source = " + argument(checked(source)));
        }
        return this;
    }

    /** Only records whose name begins so, whatever the case. */
    Conditions namePrefix(@Nullable String prefix) {
        if (prefix != null) {
            String pattern = checked(prefix).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
            and("lower(r.fields ->> 'name') LIKE lower(" + argument(pattern) + "::text)");
        }
        return this;
    }

    /** Only records whose date or time in the field lies on these days, in UTC. */
    Conditions days(String field, @Nullable LocalDate from, @Nullable LocalDate to) {
        String value = "(r.fields ->> '" + field + "') COLLATE \"C\"";
        if (from != null) {
            and(value + " >= " + argument(from.toString()));
        }
        if (to != null) {
            and(value + " < " + argument(to.plusDays(1).toString()));
        }
        return this;
    }

    Conditions and(String condition) {
        sql.append(" AND ").append(condition);
        return this;
    }

    String sql() {
        return sql.toString();
    }

    Tuple arguments() {
        return arguments;
    }

    static String canonical(String id) {
        return String.valueOf(GraphId.parse(id));
    }

    static String checked(String value) {
        if (value.length() > LONGEST_VALUE || !StrictJson.isStorable(value)) {
            throw new RouageException(StandardErrorCode.INVALID_ARGUMENT,
                    "A value to filter by has at most " + LONGEST_VALUE + " characters");
        }
        return value;
    }
}
