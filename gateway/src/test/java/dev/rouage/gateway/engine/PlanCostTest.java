package dev.rouage.gateway.engine;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rouage.gateway.world.QueryGenerator;
import dev.rouage.gateway.world.World;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Compares plans with those of another planner, on generated queries: none of ours may take more requests. Runs where
 * {@code npm install} was run in {@code src/test/peer}.
 */
class PlanCostTest {
    private static final Path PEER = Path.of("src/test/peer");
    private static final int QUERIES = Integer.getInteger("rouage.peer.queries", 40);

    private record Planned(String query, int requests) {}

    static Stream<String> worlds() {
        return DifferentialTest.worlds();
    }

    @ParameterizedTest
    @MethodSource("worlds")
    void takesNoMoreRequestsThanThePeer(String name) throws IOException, InterruptedException {
        assumeTrue(Files.isDirectory(PEER.resolve("node_modules")), "the peer is not installed in " + PEER);
        List<Planned> ours = plans(World.named(name));
        List<String> theirs = peer(Path.of("src/test/resources/worlds", name, "supergraph.graphql"), ours);
        for (int i = 0; i < ours.size(); i++) {
            if (!theirs.get(i).equals("null")) {
                assertThat(ours.get(i).requests).as(ours.get(i).query)
                        .isLessThanOrEqualTo(Integer.parseInt(theirs.get(i)));
            }
        }
    }

    private static List<Planned> plans(World world) {
        List<Planned> plans = new ArrayList<>();
        for (int seed = 0; plans.size() < QUERIES; seed++) {
            var generator = new QueryGenerator(world.supergraph().publicSchema(), new Random(seed)).unconditional();
            String query = DifferentialTest.validQuery(world, generator);
            plans.add(new Planned(query, world.engine()
                    .prepare(new GraphRequest(query, null, Map.of()))
                    .plan()
                    .steps()
                    .size()));
        }
        return plans;
    }

    private static List<String> peer(Path supergraph, List<Planned> plans) throws IOException, InterruptedException {
        var json = new ObjectMapper();
        Path asked = Files.createTempFile("queries", ".jsonl");
        try {
            List<String> lines = new ArrayList<>();
            for (Planned plan : plans) {
                lines.add(json.writeValueAsString(
                        Map.of("supergraph", supergraph.toAbsolutePath().toString(), "query", plan.query)));
            }
            Files.write(asked, lines);
            Process node = new ProcessBuilder("node", "plan-cost.mjs").directory(PEER.toFile())
                    .redirectInput(asked.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            List<String> answers;
            try (BufferedReader out = node.inputReader()) {
                answers = out.lines().toList();
            }
            assertThat(node.waitFor()).isZero();
            return answers;
        } finally {
            Files.delete(asked);
        }
    }
}
