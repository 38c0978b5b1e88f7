package dev.rouage.demo.story;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Everything that comes of one lead.
 *
 * @param account null when it never came to a deal
 */
record Prospect(Lead lead, @Nullable Account account, List<Touch> touches, List<Deal> deals, List<Contract> contracts,
        List<Opinion> opinions) {}
