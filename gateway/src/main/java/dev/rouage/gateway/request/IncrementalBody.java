package dev.rouage.gateway.request;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.rouage.gateway.executor.DeferredAnswers.Answer;
import dev.rouage.gateway.executor.DeferredAnswers.Completed;
import dev.rouage.gateway.executor.DeferredAnswers.Pending;
import dev.rouage.gateway.executor.DeferredAnswers.Piece;
import dev.rouage.gateway.executor.Delivery;
import dev.rouage.gateway.executor.ExecutionResult;
import dev.rouage.gateway.problem.ResponseError;
import org.jspecify.annotations.Nullable;

/** The answers to an operation that defers something, as clients of the one draft or the other expect them. */
public final class IncrementalBody {
    private final Delivery delivery;
    private final int mostErrors;

    /** @param mostErrors as many as each answer tells at most */
    public IncrementalBody(Delivery delivery, int mostErrors) {
        this.delivery = delivery;
        this.mostErrors = mostErrors;
    }

    /** The first answer. */
    public Map<String, Object> first(ExecutionResult result, List<Pending> pending, Map<String, Object> extensions) {
        Map<String, Object> body = ResponseBody.of(result, mostErrors, extensions);
        announce(pending, body);
        body.put("hasNext", true);
        return body;
    }

    /** A later one. */
    public Map<String, Object> next(Answer answer) {
        Map<String, Object> body = new LinkedHashMap<>();
        announce(answer.pending(), body);
        List<Map<String, Object>> incremental = new ArrayList<>();
        List<Map<String, Object>> completed = new ArrayList<>();
        for (Completed each : answer.completed()) {
            if (delivery == Delivery.BY_PATH) {
                incremental.add(byPath(each));
            } else {
                each.pieces().forEach(piece -> incremental.add(byId(each.fragment(), piece)));
                completed.add(withErrors(members("id", each.fragment().id()), each.errors()));
            }
        }
        putFilled(body, "incremental", incremental);
        putFilled(body, "completed", completed);
        body.put("hasNext", answer.hasNext());
        return body;
    }

    private void announce(List<Pending> pending, Map<String, Object> body) {
        if (delivery == Delivery.BY_ID) {
            putFilled(body, "pending", pending.stream()
                    .map(each -> withLabel(members("id", each.id(), "path", each.path()), each.label()))
                    .toList());
        }
    }

    private Map<String, Object> byPath(Completed completed) {
        Pending fragment = completed.fragment();
        Piece piece = completed.pieces().isEmpty() ? null : completed.pieces().getFirst();
        Map<String, Object> entry = members("data", piece == null ? null : piece.data(), "path", fragment.path());
        return withErrors(withLabel(entry, fragment.label()), piece == null ? completed.errors() : piece.errors());
    }

    private Map<String, Object> byId(Pending fragment, Piece piece) {
        Map<String, Object> entry = members("id", fragment.id());
        putFilled(entry, "subPath", piece.path().subList(fragment.path().size(), piece.path().size()));
        entry.put("data", piece.data());
        return withErrors(entry, piece.errors());
    }

    private Map<String, Object> withErrors(Map<String, Object> entry, List<ResponseError> errors) {
        putFilled(entry, "errors", ResponseBody.errors(errors, mostErrors));
        return entry;
    }

    private static Map<String, Object> withLabel(Map<String, Object> entry, @Nullable String label) {
        if (label != null) {
            entry.put("label", label);
        }
        return entry;
    }

    private static void putFilled(Map<String, Object> body, String name, List<?> entries) {
        if (!entries.isEmpty()) {
            body.put(name, entries);
        }
    }

    private static Map<String, Object> members(String name, Object value) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put(name, value);
        return members;
    }

    private static Map<String, Object> members(String name, @Nullable Object value, String other, Object second) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put(name, value);
        members.put(other, second);
        return members;
    }
}
