// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.input;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Makes records of their components. */
final class Records {
  private Records() {}

  static Object construct(Class<?> type, List<Object> components) throws Exception {
    Class<?>[] types =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    Constructor<?> constructor = type.getDeclaredConstructor(types);
    constructor.setAccessible(true);
    Object made = Factories.unwrapped(() -> constructor.newInstance(components.toArray()));
    return Objects.requireNonNull(made, "record");
  }
}
