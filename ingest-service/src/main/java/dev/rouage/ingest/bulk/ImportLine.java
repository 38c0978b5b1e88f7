package dev.rouage.ingest.bulk;

/**
 * A line of an import; in CSV a row, which may go over several lines.
 *
 * @param number
 *            the number of its first line, from 1
 * @param bytes
 *            its bytes without the line end; the first {@link #LONGEST} of a longer line
 */
record ImportLine(long number, byte[] bytes, boolean isTooLong) {
    /** How many bytes a record may have. */
    static final int LONGEST = 256 * 1024;
}
