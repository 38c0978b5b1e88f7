package dev.rouage.ingest.push;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import dev.rouage.ingest.push.BatchRoom.Place;
import dev.rouage.platform.problem.ErrorCode;
import dev.rouage.platform.problem.RouageException;
import dev.rouage.platform.problem.StandardErrorCode;
import dev.rouage.platform.tenant.TenantId;
import io.quarkus.runtime.configuration.MemorySize;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BatchRoomProperties {
    private static final int KILO = 1024;
    private static final int ROOM = 1024;
    private static final int LEAST = 128;
    private static final List<TenantId> COMPANIES = List.of(new TenantId(UUID.randomUUID()),
            new TenantId(UUID.randomUUID()), new TenantId(UUID.randomUUID()));

    private final BatchRoom room = new BatchRoom(new MemorySize(BigInteger.valueOf(ROOM * KILO)));
    private final List<Batch> inside = new ArrayList<>();

    /** A batch comes in and grows, or, where it is the turn of one that is inside, leaves. */
    record Step(int company, int kilobytes, boolean leaves) {}

    private record Batch(Place place, int company, int kilobytes) {}

    @Property
    void holdsWhatFitsAndNothingElse(@ForAll("steps") List<Step> steps) {
        for (Step step : steps) {
            if (step.leaves() && !inside.isEmpty()) {
                inside.remove(step.kilobytes() % inside.size()).place().close();
            } else if (comesIn(step.company())) {
                grows(step);
            }
        }
        inside.forEach(batch -> batch.place().close());
        inside.clear();
        for (int batch = 0; batch < ROOM / LEAST; batch++) {
            assertThat(comesIn(batch % 2)).isTrue();
            inside.add(new Batch(room.enter(COMPANIES.get(batch % 2), LEAST * KILO), batch % 2, LEAST));
        }
    }

    private boolean comesIn(int company) {
        ErrorCode refusal = refusal(company, LEAST);
        if (refusal == null) {
            return true;
        }
        assertThatThrownBy(() -> room.enter(COMPANIES.get(company), 0)).isInstanceOfSatisfying(RouageException.class,
                failure -> assertThat(failure.code()).isEqualTo(refusal));
        return false;
    }

    private void grows(Step step) {
        Place place = room.enter(COMPANIES.get(step.company()), 0);
        int size = Math.max(LEAST, step.kilobytes());
        ErrorCode refusal = refusal(step.company(), size);
        if (refusal == null) {
            place.grow(step.kilobytes() * KILO);
            inside.add(new Batch(place, step.company(), size));
        } else {
            assertThatThrownBy(() -> place.grow(step.kilobytes() * KILO)).isInstanceOfSatisfying(RouageException.class,
                    failure -> assertThat(failure.code()).isEqualTo(refusal));
            place.close();
        }
    }

    private @Nullable ErrorCode refusal(int company, int kilobytes) {
        int ofCompany = inside.stream().filter(batch -> batch.company() == company).mapToInt(Batch::kilobytes).sum();
        int ofAll = inside.stream().mapToInt(Batch::kilobytes).sum();
        if (ofCompany + kilobytes > ROOM / 2) {
            return StandardErrorCode.TOO_MANY_REQUESTS;
        }
        return ofAll + kilobytes > ROOM ? StandardErrorCode.UNAVAILABLE : null;
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(Arbitraries.integers().between(0, 2), Arbitraries.integers().between(0, 600),
                Arbitraries.integers().between(0, 2))
                .as((company, kilobytes, turn) -> new Step(company, kilobytes, turn == 0))
                .list().ofMaxSize(40);
    }
}
