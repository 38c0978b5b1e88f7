import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import graphql.language.Document;
import graphql.language.Field;
import graphql.language.InlineFragment;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.IntValue;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.VariableReference;
import graphql.parser.Parser;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** Four subgraphs that are as fast as can be: documents are parsed once, answers are written straight into text. */
public final class Subgraphs extends AbstractVerticle {
    private static final Map<String, Integer> PORTS = Map.of("users", 4601, "reviews", 4602, "products", 4603,
            "inventory", 4604);
    private static final Map<String, Document> DOCUMENTS = new ConcurrentHashMap<>();

    public static void main(String[] arguments) {
        var vertx = Vertx.vertx();
        vertx.deployVerticle(Subgraphs.class, new DeploymentOptions().setInstances(2))
                .onSuccess(_ -> System.out.println("ready"))
                .onFailure(failure -> {
                    failure.printStackTrace();
                    System.exit(1);
                });
    }

    @Override
    public void start() {
        PORTS.forEach((name, port) -> {
            Map<String, Object> root = BenchData.root(name);
            vertx.createHttpServer().requestHandler(request -> serve(request, root)).listen(port, "127.0.0.1");
        });
    }

    private static void serve(HttpServerRequest request, Map<String, Object> root) {
        request.body().onSuccess(body -> {
            var json = new JsonObject(body);
            var variables = json.getJsonObject("variables", new JsonObject());
            var answer = new Answer(DOCUMENTS.computeIfAbsent(json.getString("query"), Parser::parse), variables == null
                    ? new JsonObject()
                    : variables);
            request.response().putHeader("content-type", "application/json").end(answer.to(root));
        }).onFailure(failure -> request.response().setStatusCode(400).end(String.valueOf(failure)));
    }

    private record Answer(Document document, JsonObject variables) {
        String to(Map<String, Object> root) {
            var out = new StringBuilder(4_096).append("{\"data\":");
            object(root, document.getDefinitionsOfType(OperationDefinition.class).getFirst().getSelectionSet(), out);
            return out.append('}').toString();
        }

        private void object(Map<String, Object> object, SelectionSet selections, StringBuilder out) {
            out.append('{');
            fields(object, selections, out, true);
            out.append('}');
        }

        private boolean fields(Map<String, Object> object, SelectionSet selections, StringBuilder out, boolean first) {
            boolean nothingYet = first;
            for (Selection<?> selection : selections.getSelections()) {
                switch (selection) {
                    case Field field -> {
                        out.append(nothingYet ? "\"" : ",\"");
                        out.append(field.getAlias() == null ? field.getName() : field.getAlias()).append("\":");
                        value(field.getName().equals("_entities") ? entities(field) : first(field, object), field, out);
                        nothingYet = false;
                    }
                    case InlineFragment fragment -> {
                        if (fragment.getTypeCondition() == null
                                || fragment.getTypeCondition().getName().equals(object.get("__typename"))) {
                            nothingYet = fields(object, fragment.getSelectionSet(), out, nothingYet);
                        }
                    }
                    case FragmentSpread spread -> {
                        for (var fragment : document.getDefinitionsOfType(FragmentDefinition.class)) {
                            if (fragment.getName().equals(spread.getName())
                                    && fragment.getTypeCondition().getName().equals(object.get("__typename"))) {
                                nothingYet = fields(object, fragment.getSelectionSet(), out, nothingYet);
                            }
                        }
                    }
                    default -> throw new IllegalStateException();
                }
            }
            return nothingYet;
        }

        private Object first(Field field, Map<String, Object> object) {
            Object value = object.get(field.getName());
            if (value instanceof List<?> list && !field.getArguments().isEmpty()) {
                int size = switch (field.getArguments().getFirst().getValue()) {
                    case IntValue number -> number.getValue().intValue();
                    case VariableReference variable -> variables.getInteger(variable.getName(), 5);
                    default -> 5;
                };
                return list.subList(0, Math.min(size, list.size()));
            }
            return value;
        }

        private List<Object> entities(Field field) {
            var variable = (VariableReference) field.getArguments().getFirst().getValue();
            JsonArray representations = variables.getJsonArray(variable.getName());
            return representations.stream().map(each -> {
                var representation = (JsonObject) each;
                String type = representation.getString("__typename");
                return (Object) BenchData.entity(type, representation.getString(type.equals("Product") ? "upc" : "id"));
            }).toList();
        }

        @SuppressWarnings("unchecked")
        private void value(Object value, Field field, StringBuilder out) {
            switch (value) {
                case null -> out.append("null");
                case BenchData.Lazy lazy -> value(lazy.get(), field, out);
                case Map<?, ?> object -> object((Map<String, Object>) object, field.getSelectionSet(), out);
                case List<?> list -> {
                    out.append('[');
                    for (int i = 0; i < list.size(); i++) {
                        out.append(i == 0 ? "" : ",");
                        value(list.get(i), field, out);
                    }
                    out.append(']');
                }
                case String text -> out.append('"').append(text).append('"');
                default -> out.append(value);
            }
        }
    }
}
