// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.contract;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A test, or all tests of a contract, whose tasks and test meet in the memory of one JVM. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
@interface SharedMemory {}
