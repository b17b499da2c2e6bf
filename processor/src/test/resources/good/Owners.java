// SPDX-License-Identifier: Apache-2.0
package com.acme;

import java.util.List;
import org.paralleltask.ParallelTask;

public class Owners {
  public static class Nested {
    Nested() {}

    Nested(int size) {}

    @ParallelTask
    public String instance(String text) throws Exception {
      return text;
    }

    @ParallelTask
    protected void nothing(String text) {}

    @ParallelTask
    int several(String text, int... rest) {
      return rest.length;
    }

    static class Deeper {
      @ParallelTask
      static int deep(int item) {
        return item;
      }
    }
  }

  public record Point(int x, int y) {
    @ParallelTask
    static int norm(Point point) {
      return point.x + point.y;
    }
  }

  enum Colour {
    RED;

    @ParallelTask
    static int code(Colour colour) {
      return colour.ordinal();
    }
  }

  public interface Shape {
    @ParallelTask
    static double area(Shape shape) {
      return 0;
    }
  }

  public static class Box<T> {
    T content;

    @ParallelTask
    int count(List<?> list) {
      return list.size();
    }

    @ParallelTask
    static int length(String text) {
      return text.length();
    }
  }

  class Inner {
    @ParallelTask
    static int possible(int item) {
      return item;
    }
  }
}
