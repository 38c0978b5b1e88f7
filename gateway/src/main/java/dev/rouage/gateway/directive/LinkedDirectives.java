package dev.rouage.gateway.directive;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import graphql.language.Argument;
import graphql.language.ArrayValue;
import graphql.language.Directive;
import graphql.language.DirectivesContainer;
import graphql.language.Document;
import graphql.language.ObjectField;
import graphql.language.ObjectValue;
import graphql.language.SchemaDefinition;
import graphql.language.StringValue;
import graphql.language.Value;
import org.jspecify.annotations.Nullable;

/**
 * One directive of a linked specification, under whatever names the supergraph has for it: imported, imported under
 * another name, or prefixed with the specification's name.
 */
public final class LinkedDirectives {
    private final Set<String> names = new HashSet<>();

    private LinkedDirectives() {}

    /**
     * @param feature the specification, the last but one part of its URL
     * @param directive the directive as the specification names it
     */
    public static LinkedDirectives of(Document supergraph, String feature, String directive) {
        var linked = new LinkedDirectives();
        for (var schema : supergraph.getDefinitionsOfType(SchemaDefinition.class)) {
            for (Directive link : schema.getDirectives("link")) {
                if (feature.equals(specification(text(link, "url")))) {
                    linked.add(link, feature, directive);
                }
            }
        }
        // Where nothing is linked the plain name can mean nothing else.
        linked.names.add(directive);
        return linked;
    }

    /** The uses of the directive on the definition. */
    public List<Directive> on(DirectivesContainer<?> definition) {
        return definition.getDirectives().stream().filter(each -> names.contains(each.getName())).toList();
    }

    private void add(Directive link, String feature, String directive) {
        String as = text(link, "as");
        String prefix = as == null ? feature : as;
        names.add(directive.equals(feature) ? prefix : prefix + "__" + directive);
        if (value(link, "import") instanceof ArrayValue imports) {
            for (Value<?> each : imports.getValues()) {
                if (each instanceof ObjectValue renamed && ("@" + directive).equals(member(renamed, "name"))) {
                    String name = member(renamed, "as");
                    names.add(name == null ? directive : name.substring(1));
                }
            }
        }
    }

    private static @Nullable String member(ObjectValue object, String name) {
        for (ObjectField field : object.getObjectFields()) {
            if (field.getName().equals(name) && field.getValue() instanceof StringValue text) {
                return text.getValue();
            }
        }
        return null;
    }

    private static @Nullable String specification(@Nullable String url) {
        String[] path = url == null ? new String[0] : url.split("/");
        return path.length < 2 ? null : path[path.length - 2];
    }

    private static @Nullable String text(Directive directive, String name) {
        return value(directive, name) instanceof StringValue text ? text.getValue() : null;
    }

    private static @Nullable Value<?> value(Directive directive, String name) {
        Argument argument = directive.getArgument(name);
        return argument == null ? null : argument.getValue();
    }
}
