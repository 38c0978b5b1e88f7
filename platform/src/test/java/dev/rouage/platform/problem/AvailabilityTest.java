package dev.rouage.platform.problem;

import java.net.ConnectException;
import java.util.concurrent.CompletionException;

import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class AvailabilityTest {

    @ParameterizedTest
    @CsvSource({"08006,connection failure,true", "40P01,deadlock detected,true", "53300,too many connections,true",
            "57P03,the database system is starting up,true",
            "55000,database \"ingest\" is not currently accepting connections,true",
            "55000,currval of sequence is not yet defined in this session,false", "23505,duplicate key,false",
            "42P01,relation does not exist,false", "55P03,could not obtain lock,false"})
    void isWhatMayPassByItself(String state, String message, boolean down) {
        PgException failure = new PgException(message, "ERROR", state, null);

        assertThat(Availability.isDown(failure)).isEqualTo(down);
        assertThat(Availability.isDown(new CompletionException(failure))).isEqualTo(down);
    }

    @Test
    void isADatabaseThatNobodyReaches() {
        assertThat(Availability.isDown(new IllegalStateException(new ConnectException("refused")))).isTrue();
        assertThat(Availability.isDown(new CompletionException(
                new NoStackTraceThrowable("Connection is not active now, current status: CLOSED")))).isTrue();
        assertThat(Availability.isDown(new NoStackTraceThrowable("Timeout"))).isTrue();
        assertThat(Availability.isDown(new NoStackTraceThrowable("something else"))).isFalse();
        assertThat(Availability.isDown(new IllegalStateException("a bug"))).isFalse();
        assertThat(Availability.isDown(null)).isFalse();
    }
}
