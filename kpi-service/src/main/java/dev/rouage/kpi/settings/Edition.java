package dev.rouage.kpi.settings;

import dev.rouage.kpi.contribution.Reporting;
import dev.rouage.platform.tenant.TenantId;

/**
 * All of a company's figures, worked out by one set of rules: the one that is shown, or one that is being built to take its
 * place.
 *
 * @param generation
 *            names its rows among the company's, 0..32767
 */
public record Edition(TenantId tenant, int generation, Reporting reporting) {}
