package dev.rouage.launcher;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FirstFiguresTest {

    @Test
    void laysFiguresOutInTheirUnits() throws Exception {
        var teams = new ObjectMapper().readTree("""
                [{"name":"North","scorecard":{"figures":[
                   {"kpi":"WIN_RATE_BY_COUNT","value":0.4567,"unit":"RATIO","n":9},
                   {"kpi":"SALES_CYCLE_LENGTH","value":"31.25","unit":"DAYS","n":4},
                   {"kpi":"FIRST_CONTACT_DELAY","value":61.5,"unit":"MINUTES","n":4},
                   {"kpi":"ACQUISITION_COST","value":null,"unit":"MONEY","n":0}]}},
                 {"name":"South","scorecard":{"figures":[
                   {"kpi":"WIN_RATE_BY_COUNT","value":null,"unit":"RATIO","n":0},
                   {"kpi":"SALES_CYCLE_LENGTH","value":7,"unit":"DAYS","n":1},
                   {"kpi":"FIRST_CONTACT_DELAY","value":null,"unit":"MINUTES","n":0},
                   {"kpi":"ACQUISITION_COST","value":null,"unit":"MONEY","n":0}]}}]""");

        var lines = FirstFigures.table(teams).lines().map(line -> line.strip().replaceAll(" {2,}", "|")).toList();

        assertThat(lines).containsExactly("last quarter|North|South", "win rate by count|45.7 %|-",
                "sales cycle length|31.3 days|7.0 days", "first contact delay|62 min|-",
                "without a value: acquisition cost");
    }
}
