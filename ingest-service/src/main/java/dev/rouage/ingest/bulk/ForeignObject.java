package dev.rouage.ingest.bulk;

import java.util.List;

import dev.rouage.ingest.connection.ConnectionMapping;
import dev.rouage.ingest.mapping.CsvMapping;
import dev.rouage.ingest.mapping.InvalidMappingException;
import dev.rouage.ingest.mapping.MappingError;
import dev.rouage.ingest.mapping.ObjectMapping;
import dev.rouage.ingest.mapping.Preset;
import dev.rouage.ingest.mapping.Presets;
import dev.rouage.platform.event.RecordKind;
import dev.rouage.platform.problem.RouageException;
import dev.rouage.platform.problem.StandardErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * What the lines of an import are in the CRM that exported them.
 *
 * @param object
 *            the CRM's name for it
 * @param source
 *            that of all records made of it
 * @param connection
 *            whose mapping it is; null for a preset as it ships
 */
record ForeignObject(Preset preset, String object, String source, @Nullable ConnectionMapping connection) {

    /** Finds the object by its name, or as the only one that makes records of that kind. */
    static ForeignObject of(Preset preset, @Nullable String object, @Nullable String kind, @Nullable String source,
            @Nullable ConnectionMapping connection) {
        if (source == null) {
            throw new RouageException(StandardErrorCode.INVALID_ARGUMENT,
                    "With a mapping 'source' names the system that the file comes from");
        }
        ForeignObject found = new ForeignObject(preset,
                object == null ? onlyOne(preset, ImportRequest.kind(kind)) : object, source, connection);
        if (kind != null && ImportRequest.kind(kind) != found.kind()) {
            throw new RouageException(StandardErrorCode.INVALID_ARGUMENT, "'" + found.object + "' of " + preset.name()
                    + " makes records of the kind " + found.kind().wireName() + ", not " + kind);
        }
        return found;
    }

    /** The mapping that is asked for: a connection's, which may be named too, or a preset as it ships; null for none. */
    static @Nullable Preset preset(@Nullable String name, @Nullable ConnectionMapping connection) {
        if (connection == null) {
            return name == null ? null : Presets.shipped().get(name);
        }
        Preset preset = connection.preset();
        if (name != null && !name.equals(preset.name())) {
            throw new RouageException(StandardErrorCode.INVALID_ARGUMENT,
                    "The mapping of the connection is " + preset.name() + ", not " + name);
        }
        return preset;
    }

    /** Whether what the connection's stages mean is known for its own source only, and not for that of this file. */
    boolean bringsStages() {
        return connection != null && !connection.source().equals(source);
    }

    private static String onlyOne(Preset preset, RecordKind kind) {
        List<String> objects = preset.objectNames().stream().filter(name -> makes(preset, name, kind)).sorted()
                .toList();
        if (objects.size() != 1) {
            throw new RouageException(StandardErrorCode.INVALID_ARGUMENT,
                    "'object' is needed: " + String.join(", ", objects.isEmpty() ? preset.objectNames() : objects));
        }
        return objects.getFirst();
    }

    private static boolean makes(Preset preset, String object, RecordKind kind) {
        List<ObjectMapping> mappings = preset.mappings(object);
        return !mappings.isEmpty() && mappings.getFirst().kind() == kind;
    }

    List<ObjectMapping> mappings() {
        return preset.mappings(object);
    }

    /** The kind of the object's own records; a line may imply others of other kinds. */
    RecordKind kind() {
        return mappings().stream().map(ObjectMapping::kind).findFirst()
                .orElseThrow(() -> new RouageException(StandardErrorCode.INVALID_ARGUMENT,
                        "'" + object + "' of " + preset.name() + " makes no records"));
    }

    /** Reads a CSV file with that header; {@code INVALID_HEADER} when it lacks a column. */
    CsvLineParser parser(ImportLine header, LineRecords records) {
        List<String> columns = CsvHeader.columns(header);
        try {
            return CsvLineParser.of(columns.size(), CsvMapping.of(mappings(), columns, source), records);
        } catch (InvalidMappingException failure) {
            throw new RouageException(ImportErrorCode.INVALID_HEADER,
                    String.join("; ", failure.errors().stream().map(MappingError::message).toList()), failure);
        }
    }

    /** Tells the request from others: rules ship with the service, or are the connection's, and are not repeated. */
    @Override
    public String toString() {
        return preset.name() + "/" + object + "/" + source + (connection == null ? "" : "/" + connection.id());
    }
}
