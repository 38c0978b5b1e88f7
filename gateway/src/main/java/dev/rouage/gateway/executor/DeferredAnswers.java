package dev.rouage.gateway.executor;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

import dev.rouage.gateway.problem.ErrorCode;
import dev.rouage.gateway.problem.ResponseError;
import org.jspecify.annotations.Nullable;

/** What a client is answered after the first answer. Asked for by one caller, one answer after the other. */
public interface DeferredAnswers {

    /**
     * A deferred fragment of one object.
     *
     * @param id for the client to tell it from others
     * @param path where the object is in the answer
     */
    record Pending(String id, List<Object> path, @Nullable String label) {}

    /**
     * Fields of an object that the client knows already.
     *
     * @param path where the object is in the answer
     */
    record Piece(List<Object> path, Map<String, Object> data, List<ResponseError> errors) {}

    /**
     * A fragment that is through.
     *
     * @param pieces what is new to the client; empty where a null went up to the object itself
     * @param errors why there is no piece
     */
    record Completed(Pending fragment, List<Piece> pieces, List<ResponseError> errors) {}

    /**
     * All that is known by now.
     *
     * @param pending fragments that became known with the others
     * @param hasNext whether there is more to ask for
     * @param subgraphRequests how many requests were sent so far, for all answers together
     */
    record Answer(List<Completed> completed, List<Pending> pending, boolean hasNext, int subgraphRequests) {}

    /** The fragments that the first answer leaves open. */
    List<Pending> pending();

    /** What comes next: something is complete, or there is nothing more. */
    CompletionStage<Answer> next();

    /** Nothing more is waited for: all that is open has failed like this. */
    Answer giveUp(ErrorCode code, String message);
}
