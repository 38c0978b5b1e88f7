package dev.rouage.coaching.curriculum;

import java.io.Serializable;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** The key of every table: the company first. */
@Embeddable
record TenantKey(@Column(name = "tenant_id") UUID tenant, @Column(name = "id") UUID id) implements Serializable {}
