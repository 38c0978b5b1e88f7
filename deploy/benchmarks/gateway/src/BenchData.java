import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The records behind the subgraphs: six users, nine products, eleven reviews of each. */
final class BenchData {
    private static final int USERS = 6;
    private static final int PRODUCTS = 9;

    private BenchData() {}

    static Map<String, Object> root(String subgraph) {
        return switch (subgraph) {
            case "users" -> Map.of("users", all("User", USERS), "me", entity("User", "0"));
            case "products" -> Map.of("topProducts", all("Product", PRODUCTS));
            default -> Map.of();
        };
    }

    /** The entity with everything that any subgraph knows of it; a subgraph is asked for its own part only. */
    static Map<String, Object> entity(String type, String key) {
        return switch (type) {
            case "User" -> user(Integer.parseInt(key));
            case "Product" -> product(Integer.parseInt(key));
            default -> review(Integer.parseInt(key));
        };
    }

    private static List<Object> all(String type, int count) {
        List<Object> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(entity(type, String.valueOf(i)));
        }
        return all;
    }

    private static Map<String, Object> user(int id) {
        Map<String, Object> user = new LinkedHashMap<>();
        user.put("__typename", "User");
        user.put("id", String.valueOf(id));
        user.put("name", "Name of user " + id);
        user.put("username", "user" + id);
        user.put("birthday", "1990-01-0" + (id + 1));
        user.put("reviews", (Lazy) () -> List.of(review(id * 2), review(id * 2 + 1)));
        return user;
    }

    private static Map<String, Object> product(int upc) {
        Map<String, Object> product = new LinkedHashMap<>();
        product.put("__typename", "Product");
        product.put("upc", String.valueOf(upc));
        product.put("name", "Product number " + upc);
        product.put("price", 100 + 37 * upc);
        product.put("weight", 10 * upc);
        product.put("inStock", upc % 2 == 0);
        product.put("shippingEstimate", upc * 5);
        product.put("reviews", (Lazy) () -> List.of(review(upc), review(upc + 1), review(upc + 2)));
        return product;
    }

    private static Map<String, Object> review(int id) {
        Map<String, Object> review = new LinkedHashMap<>();
        review.put("__typename", "Review");
        review.put("id", String.valueOf(id));
        review.put("body", "The text of review number " + id + ", long enough to be read");
        review.put("author", (Lazy) () -> user(id % USERS));
        review.put("product", (Lazy) () -> product(id % PRODUCTS));
        return review;
    }

    /** A value that is made when it is selected. */
    interface Lazy {
        Object get();
    }
}
