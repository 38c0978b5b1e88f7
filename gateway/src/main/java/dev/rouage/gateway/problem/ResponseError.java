package dev.rouage.gateway.problem;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An entry of a response's {@code errors}.
 *
 * @param locations maps of {@code line} and {@code column} in the client's document; may be empty
 * @param path response keys and list indexes in the client's terms; empty where the error belongs to no field
 * @param extensions holds at least {@code code}
 */
public record ResponseError(String message, List<Map<String, Integer>> locations, List<Object> path,
        Map<String, Object> extensions) {

    /** An error that belongs to no field and no place in the document. */
    public static ResponseError of(ErrorCode code, String message) {
        return at(List.of(), code, message);
    }

    /** An error of the field at the path. */
    public static ResponseError at(List<Object> path, ErrorCode code, String message) {
        return new ResponseError(message, List.of(), path, Map.of("code", code.name()));
    }

    /** The entry as GraphQL writes it: what is empty is left out. */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("message", message);
        if (!locations.isEmpty()) {
            map.put("locations", locations);
        }
        if (!path.isEmpty()) {
            map.put("path", path);
        }
        map.put("extensions", extensions);
        return map;
    }
}
