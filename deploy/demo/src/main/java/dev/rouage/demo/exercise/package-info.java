/** The public exercise data set "CRM Sales Opportunities" as records of ours. */
@NullMarked
package dev.rouage.demo.exercise;

import org.jspecify.annotations.NullMarked;
