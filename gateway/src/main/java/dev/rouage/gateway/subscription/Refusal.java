package dev.rouage.gateway.subscription;

import java.util.List;

import dev.rouage.gateway.problem.HttpProblem;
import dev.rouage.gateway.problem.RequestException;
import dev.rouage.gateway.problem.ResponseError;
import dev.rouage.gateway.request.Problems;

/** Why an operation ends that never had an answer. */
final class Refusal {

    private Refusal() {}

    static List<ResponseError> of(Throwable failure, long timeout) {
        if (failure instanceof RequestException refused) {
            return refused.errors();
        }
        HttpProblem problem = Problems.of(failure, timeout);
        return List.of(ResponseError.of(problem.code(), String.valueOf(problem.getMessage())));
    }
}
