package dev.rouage.gateway.telemetry;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AccessLogTest {
    @Test
    void writesOneLineOfJsonWhateverAClientCallsItsOperation() {
        String line = AccessLog
                .line(new AccessLog.Entry("http", 200, "Evil\"}\n{\"status\":500", "query", "t1", 41.6, 3,
                        List.of("SUBGRAPH_TIMEOUT", "X\"1"), 12_345_678));

        assertThat(line).isEqualTo("{\"protocol\":\"http\",\"status\":200,\"operation\":\"Evil_____status_:500\","
                + "\"kind\":\"query\",\"tenant\":\"t1\",\"cost\":42,\"subgraphRequests\":3,"
                + "\"errors\":[\"SUBGRAPH_TIMEOUT\",\"X_1\"],\"ms\":12.345}");
    }
}
