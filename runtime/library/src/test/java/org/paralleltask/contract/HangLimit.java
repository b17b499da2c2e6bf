// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.contract;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** How many seconds a test may take, where {@link HangGuard}'s own limit is too short. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface HangLimit {
  int value();
}
