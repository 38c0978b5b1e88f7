package dev.rouage.kpi.alert.delivery;

import java.util.UUID;

/**
 * A message that is due.
 *
 * @param id
 *            the message's id, the same in each attempt
 * @param attempts
 *            how often it has been tried
 * @param secret
 *            encrypted
 * @param body
 *            as it is sent
 */
record Delivery(UUID id, UUID endpoint, int attempts, String url, byte[] secret, String body) {}
