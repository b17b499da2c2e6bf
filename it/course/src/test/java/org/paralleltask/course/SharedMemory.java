// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A test that runs once for every kind of pool whose workers live in this JVM. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@ParameterizedTest
@MethodSource("org.paralleltask.course.Kinds#sharingMemory")
public @interface SharedMemory {}
