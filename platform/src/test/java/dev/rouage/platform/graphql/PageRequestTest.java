package dev.rouage.platform.graphql;

import java.util.List;

import dev.rouage.platform.problem.RouageException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PageRequestTest {

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 101, Integer.MIN_VALUE, Integer.MAX_VALUE})
    void refusesSizesOutOfBounds(int first) {
        assertThatThrownBy(() -> PageRequest.of(first, null)).isInstanceOf(RouageException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "!!!", "MjpzdHJhbmdl"})
    void refusesCursorsThatAreNotOurs(String after) {
        assertThatThrownBy(() -> PageRequest.of(1, after)).isInstanceOf(RouageException.class)
                .hasMessageContaining("after");
    }

    @Property
    void cursorsCarryTheirKey(@ForAll @AlphaChars String key) {
        assertThat(PageRequest.of(1, Cursor.encode(key)).after()).contains(key);
    }

    @Test
    void aPageKnowsWhetherThereIsMore() {
        PageRequest request = PageRequest.of(2, null);

        PageInfo info = PageInfo.of(request, List.of("a", "b", "c"), key -> key);

        assertThat(PageInfo.page(request, List.of("a", "b", "c"))).containsExactly("a", "b");
        assertThat(info.hasNextPage()).isTrue();
        assertThat(info.hasPreviousPage()).isFalse();
        assertThat(info.endCursor()).isEqualTo(Cursor.encode("b"));
        assertThat(PageInfo.of(request, List.<String>of(), key -> key).endCursor()).isNull();
    }
}
