package dev.rouage.kpi.figure;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class PromoterScoreTest {

    @Test
    void scoreIsPromotersLessDetractorsInPercent() {
        PromoterScore score = new PromoterScore(50, 30, 20);

        assertEquals(30, score.points().doubleValue(), 1e-9);
        // 1.96·√((.5 + .2 − .3²)/100)
        assertEquals(15.308, score.margin().doubleValue(), 0.001);
    }

    @Test
    void aUnanimousAnswerHasNoMargin() {
        assertEquals(0, new PromoterScore(7, 0, 0).margin().doubleValue(), 0);
        assertEquals(-100, new PromoterScore(0, 0, 7).points().doubleValue(), 0);
    }
}
