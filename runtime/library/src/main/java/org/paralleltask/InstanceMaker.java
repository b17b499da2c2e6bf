// SPDX-License-Identifier: Apache-2.0
package org.paralleltask;

import java.io.Serializable;
import java.util.concurrent.Callable;

/**
 * Makes the object that a worker keeps for a task, such as {@code Parser::new}. Serializable, so
 * that a lambda can be sent to a worker process.
 *
 * @param <S> the type of the object
 */
@FunctionalInterface
public interface InstanceMaker<S> extends Callable<S>, Serializable {}
