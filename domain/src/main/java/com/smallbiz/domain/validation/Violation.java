package com.smallbiz.domain.validation;

/**
 * One broken rule of one field.
 *
 * @param field the path to the field in the model's own words, its segments separated by slashes:
 *     {@code customerName}, {@code lineItems/0/quantity}
 * @param detail the rule in words, to be read behind the field's name: "must not be blank"
 */
public record Violation(String field, Rule rule, String detail) {}
