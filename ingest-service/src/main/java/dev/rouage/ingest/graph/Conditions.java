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
        return field(field, id == null ? null : String.valueOf(GraphId.parse(id)));
    }

    /** The same by a column, which an index finds; for kinds that have it. */
    Conditions referenceColumn(String column, @Nullable String id) {
        if (id != null) {
            and("r." + column + " = " + argument(GraphId.parse(id)));
        }
        return this;
    }

    /** Only records with something in the field, or with nothing; any when it is not said. */
    Conditions isSet(String field, @Nullable Boolean set) {
        if (set != null) {
            and("r.fields ->> '" + field + "' IS " + (set ? "NOT NULL" : "NULL"));
        }
        return this;
    }

    /** Only records with a whole number from here to there in the field. */
    Conditions range(String field, @Nullable Integer lowest, @Nullable Integer highest) {
        String value = "(r.fields ->> '" + field + "')::int";
        if (lowest != null) {
            and(value + " >= " + argument(lowest));
        }
        if (highest != null) {
            and(value + " <= " + argument(highest));
        }
        return this;
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
            String folded = "lower(" + argument(checked(prefix)) + "::text)";
            // A range, since LIKE is not known to leak nothing; the end is the last character that there is.
            and("r.name_folded >= " + folded + " AND r.name_folded < " + folded + " || chr(1114111)");
        }
        return this;
    }

    /** Only records whose date or time in the field lies on these days, in UTC. */
    Conditions days(String field, @Nullable LocalDate from, @Nullable LocalDate to) {
        return between("(r.fields ->> '" + field + "') COLLATE \"C\"", from, to);
    }

    /** Only records by whose date, which also gives their order, they lie on these days, in UTC. */
    Conditions dated(@Nullable LocalDate from, @Nullable LocalDate to) {
        return between("r.dated", from, to);
    }

    private Conditions between(String value, @Nullable LocalDate from, @Nullable LocalDate to) {
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

    static String checked(String value) {
        if (value.length() > LONGEST_VALUE || !StrictJson.isStorable(value)) {
            throw new RouageException(StandardErrorCode.INVALID_ARGUMENT,
                    "A value to filter by has at most " + LONGEST_VALUE + " characters");
        }
        return value;
    }
}
