package dev.rouage.ingest.quality;

import java.util.List;
import java.util.UUID;

/** A finding as it is kept: of its examples only the ids, so that nothing of a record outlives it here. */
record StoredFinding(QualityCode code, String kind, String field, String detail, long count, long of,
        List<UUID> examples) {}
