package dev.rouage.gateway.security;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.rouage.gateway.directive.LinkedDirectives;
import dev.rouage.gateway.directive.Values;
import graphql.language.DirectivesContainer;
import graphql.language.Document;
import graphql.language.FieldDefinition;
import graphql.language.InterfaceTypeDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.language.TypeDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;

/** What a supergraph asks of callers, type by type and field by field. */
public final class AccessRules {
    private final Map<String, Requirement> requirements = new HashMap<>();
    private final LinkedDirectives authenticated;
    private final LinkedDirectives scopes;
    private final LinkedDirectives policy;

    private AccessRules(Document document) {
        authenticated = LinkedDirectives.of(document, "authenticated", "authenticated");
        scopes = LinkedDirectives.of(document, "requiresScopes", "requiresScopes");
        policy = LinkedDirectives.of(document, "policy", "policy");
    }

    /** Reads the directives of a supergraph that is known to be good SDL. */
    public static AccessRules of(Document supergraph) {
        var rules = new AccessRules(supergraph);
        for (var type : supergraph.getDefinitionsOfType(TypeDefinition.class)) {
            if (type instanceof DirectivesContainer<?> container) {
                rules.read(type.getName(), container);
            }
            List<FieldDefinition> fields = switch (type) {
                case ObjectTypeDefinition object -> object.getFieldDefinitions();
                case InterfaceTypeDefinition object -> object.getFieldDefinitions();
                default -> List.of();
            };
            fields.forEach(field -> rules.read(type.getName() + "." + field.getName(), field));
        }
        return rules;
    }

    private void read(String coordinate, DirectivesContainer<?> definition) {
        var requirement = new Requirement(!authenticated.on(definition).isEmpty(),
                sets(scopes, definition, "scopes"), sets(policy, definition, "policies"));
        if (!requirement.equals(Requirement.NONE)) {
            requirements.put(coordinate, requirement);
        }
    }

    private static List<Set<String>> sets(LinkedDirectives directives, DirectivesContainer<?> on, String argument) {
        return directives.on(on)
                .stream()
                .flatMap(each -> Values.argument(each, argument) instanceof List<?> sets ? sets.stream() : null)
                .map(Values::strings)
                .map(Set::copyOf)
                .toList();
    }

    boolean isEmpty() {
        return requirements.isEmpty();
    }

    /** What is asked of whoever looks at objects of the type. */
    Set<Requirement> ofType(String name) {
        Requirement requirement = requirements.get(name);
        return requirement == null ? Set.of() : Set.of(requirement);
    }

    /**
     * What is asked of whoever selects the field. Through an interface it is what all the types behind it ask: a caller
     * who has less can name the types that are open to it.
     */
    Set<Requirement> ofField(GraphQLSchema schema, GraphQLFieldsContainer type, String field) {
        Set<Requirement> all = new LinkedHashSet<>(one(type.getName(), field));
        if (type instanceof GraphQLInterfaceType several) {
            schema.getImplementations(several).forEach(each -> {
                all.addAll(ofType(each.getName()));
                all.addAll(one(each.getName(), field));
            });
        }
        if (GraphQLTypeUtil.unwrapAll(type.getFieldDefinition(field).getType()) instanceof GraphQLNamedType named) {
            all.addAll(ofType(named.getName()));
        }
        return all;
    }

    private Set<Requirement> one(String type, String field) {
        return ofType(type + "." + field);
    }
}
