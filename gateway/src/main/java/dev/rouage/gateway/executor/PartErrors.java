package dev.rouage.gateway.executor;

import java.util.ArrayList;
import java.util.List;

import dev.rouage.gateway.operation.DeferredPart;
import dev.rouage.gateway.planner.QueryPlan;
import dev.rouage.gateway.problem.ResponseError;

/** Says which answer an error belongs to: the first that has the field it is about. */
final class PartErrors {
    /**
     * The errors of a part.
     *
     * @param own those that it is the first to tell
     * @param told those of its fields that an earlier answer tells
     */
    record Known(List<ResponseError> own, List<ResponseError> told) {}

    private final QueryPlan plan;
    private final ResponseShape shape;
    private final List<DeferredPart> parts;

    PartErrors(QueryPlan plan, ResponseShape shape) {
        this.plan = plan;
        this.shape = shape;
        this.parts = plan.operation().deferral().parts();
    }

    Known of(int part, List<GatheredData.StepError> errors) {
        List<ResponseError> own = new ArrayList<>();
        List<ResponseError> told = new ArrayList<>();
        for (GatheredData.StepError reported : errors) {
            SubgraphResponse.Error error = reported.error();
            ObjectShape fields = shape(part);
            boolean has = !error.path().isEmpty() && fields.covers(error.path());
            var asTold = new ResponseError(error.message(), List.of(), fields.clientPath(error.path()),
                    error.extensions());
            if (has && isEarlier(part, error) && firstWaiting(reported.step()) != part) {
                told.add(asTold);
            } else if (has || isOfNoField(error) && firstWaiting(reported.step()) == part) {
                own.add(asTold);
            }
        }
        return new Known(own, told);
    }

    private ObjectShape shape(int part) {
        return part == DeferredPart.IMMEDIATE ? shape.root() : shape.part(part);
    }

    private boolean isEarlier(int part, SubgraphResponse.Error error) {
        for (int each = part; each != DeferredPart.IMMEDIATE;) {
            each = parts.get(each).parent();
            if (shape(each).covers(error.path())) {
                return true;
            }
        }
        return false;
    }

    private boolean isOfNoField(SubgraphResponse.Error error) {
        if (error.path().isEmpty()) {
            return true;
        }
        for (int part = DeferredPart.IMMEDIATE; part < parts.size(); part++) {
            if (shape(part).covers(error.path())) {
                return false;
            }
        }
        return true;
    }

    private int firstWaiting(int step) {
        for (int i = 0; i < plan.parts().size(); i++) {
            if (plan.parts().get(i).contains(step)) {
                return i - 1;
            }
        }
        return DeferredPart.IMMEDIATE;
    }
}
