// SPDX-License-Identifier: Apache-2.0
package com.acme;

import java.util.List;
import java.util.Map;
import org.paralleltask.ParallelTask;

public class Types {
  static class Hidden {}

  @ParallelTask
  public static boolean[] arrays(int[][] numbers) {
    return new boolean[0];
  }

  @ParallelTask
  public static Map<String, List<Integer>> generics(Map.Entry<String, ? super Integer> entry) {
    return Map.of();
  }

  @ParallelTask
  static Hidden packagePrivate(Hidden hidden) {
    return hidden;
  }

  @ParallelTask
  static char pair(Hidden hidden, List<String>[] lists, byte small) {
    return 'x';
  }

  @ParallelTask
  public static String varargs(String... words) {
    return String.join(" ", words);
  }

  @ParallelTask
  public static Void reference(Object anything) {
    return null;
  }
}
