// SPDX-License-Identifier: Apache-2.0
/**
 * Turns methods annotated with {@code @ParallelTask} into wiring and an index.
 *
 * <p>Three acts, each in types of its own: readers turn elements of the compiler into a model of
 * plain values, rules judge the model and give {@linkplain Problem problems} as values, writers
 * turn the model into text. {@link ParallelTaskProcessor} alone talks to the compiler.
 */
@NullMarked
package org.paralleltask.processor;

import org.jspecify.annotations.NullMarked;
