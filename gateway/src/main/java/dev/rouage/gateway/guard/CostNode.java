package dev.rouage.gateway.guard;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A field of an operation, as far as its cost goes.
 *
 * @param name of the field, by which a field above may give it a size
 * @param weight of one object or value of it, without what is below
 * @param list whether it answers with a list
 * @param arguments as the client wrote them, with their types
 * @param below by the type that they apply to; null is every type
 */
record CostNode(String name, double weight, boolean list, ListSizing sizing, FieldArguments arguments,
        Map<@Nullable String, Below> below) {

    /** Fields that apply to the objects of one type; of several object types an object has but one. */
    record Below(boolean exclusive, List<CostNode> fields) {}

    /** @param given the size that the field above gives to this one, or a negative number where it gives none */
    double cost(Evaluation evaluation, double given) {
        Map<String, @Nullable Object> values = arguments.filled(evaluation.variables());
        double own = arguments.check(values, evaluation.limits());
        double asked = sizing.slicing().isEmpty() ? -1 : arguments.size(values, sizing, name);
        double assumed = asked >= 0
                ? asked
                : sizing.assumed() == null ? evaluation.limits().assumedListSize() : sizing.assumed();
        boolean sizesOthers = !sizing.sized().isEmpty();
        double size = !list ? 1 : given >= 0 ? given : sizesOthers ? evaluation.limits().assumedListSize() : assumed;
        double together = 0;
        double dearest = 0;
        for (Below each : below.values()) {
            double sum = 0;
            for (CostNode field : each.fields) {
                sum += field.cost(evaluation, sizing.sized().contains(field.name) ? assumed : -1);
            }
            if (each.exclusive) {
                dearest = Math.max(dearest, sum);
            } else {
                together += sum;
            }
        }
        return own + size * (weight + together + dearest);
    }

    /** What a cost is evaluated with. */
    record Evaluation(Map<String, Object> variables, RequestLimits limits) {}
}
