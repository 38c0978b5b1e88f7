package dev.rouage.gateway.guard;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

import dev.rouage.gateway.directive.LinkedDirectives;
import dev.rouage.gateway.directive.Values;
import graphql.language.Directive;
import graphql.language.DirectivesContainer;
import graphql.language.Document;
import graphql.language.FieldDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.InterfaceTypeDefinition;
import graphql.language.NamedNode;
import graphql.language.ObjectTypeDefinition;
import graphql.language.TypeDefinition;
import org.jspecify.annotations.Nullable;

/** What a supergraph says with {@code @cost} and {@code @listSize}, by coordinate. */
public final class CostRules {
    private final Map<String, Double> weights = new HashMap<>();
    private final Map<String, ListSizing> sizings = new HashMap<>();
    private final LinkedDirectives cost;
    private final LinkedDirectives listSize;

    private CostRules(Document document) {
        cost = LinkedDirectives.of(document, "cost", "cost");
        listSize = LinkedDirectives.of(document, "cost", "listSize");
    }

    /** Reads the directives of a supergraph that is known to be good SDL. */
    public static CostRules of(Document supergraph) {
        var rules = new CostRules(supergraph);
        for (var type : supergraph.getDefinitionsOfType(TypeDefinition.class)) {
            if (type instanceof DirectivesContainer<?> container) {
                rules.weigh(type.getName(), container);
            }
            List<? extends NamedNode<?>> members = switch (type) {
                case ObjectTypeDefinition object -> object.getFieldDefinitions();
                case InterfaceTypeDefinition object -> object.getFieldDefinitions();
                case InputObjectTypeDefinition input -> input.getInputValueDefinitions();
                default -> List.of();
            };
            members.forEach(member -> rules.read(type.getName(), member));
        }
        return rules;
    }

    private void read(String owner, NamedNode<?> member) {
        String coordinate = owner + "." + member.getName();
        switch (member) {
            case FieldDefinition field -> {
                weigh(coordinate, field);
                listSize.on(field).forEach(each -> sizings.put(coordinate, sizing(each)));
                field.getInputValueDefinitions().forEach(each -> weigh(argument(coordinate, each.getName()), each));
            }
            case InputValueDefinition input -> weigh(coordinate, input);
            default -> {
                // Nothing else has a cost.
            }
        }
    }

    private void weigh(String coordinate, DirectivesContainer<?> definition) {
        for (Directive directive : cost.on(definition)) {
            Object weight = Values.argument(directive, "weight");
            try {
                weights.put(coordinate, Double.parseDouble(String.valueOf(weight)));
            } catch (NumberFormatException _) {
                throw new IllegalArgumentException("@cost(weight:) of " + coordinate + " is no number: " + weight);
            }
        }
    }

    private static ListSizing sizing(Directive directive) {
        var assumed = Values.argument(directive, "assumedSize");
        List<String> slicing = Values.strings(Values.argument(directive, "slicingArguments"));
        return new ListSizing(assumed instanceof Integer size ? size : null, slicing,
                new HashSet<>(Values.strings(Values.argument(directive, "sizedFields"))),
                !slicing.isEmpty() && !Boolean.FALSE.equals(
                        Values.argument(directive, "requireOneSlicingArgument")));
    }

    static String argument(String field, String name) {
        return field + "(" + name + ")";
    }

    double weight(String coordinate, double otherwise) {
        return weights.getOrDefault(coordinate, otherwise);
    }

    /** Whether {@code @cost} says something of the coordinate. */
    boolean weighs(String coordinate) {
        return weights.containsKey(coordinate);
    }

    @Nullable
    ListSizing sizing(String coordinate) {
        return sizings.get(coordinate);
    }
}
