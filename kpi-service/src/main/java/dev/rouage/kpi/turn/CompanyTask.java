package dev.rouage.kpi.turn;

import java.time.Duration;
import java.util.Optional;

import io.smallrye.mutiny.Uni;

/**
 * Something to be done for companies again and again. A turn is short, well below its lease; what takes longer is done piece
 * by piece, a turn for each. It may be done twice, when a replica dies before it has said that it is done.
 */
public interface CompanyTask {

    /** The name under which turns are planned; it is stored. */
    String name();

    /** Does it; answers after how long it is due again, empty when it is not until somebody plans it. */
    Uni<Optional<Duration>> run(Turn turn);
}
