// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.numbers;

import java.util.function.IntUnaryOperator;

/**
 * The numbers that Python's {@code random.seed} and {@code random.randrange} give: the Mersenne
 * twister MT19937, seeded by array. The same seed gives the same numbers, there and here.
 */
final class PythonRandom {
  private static final int SIZE = 624;
  private static final int MIDDLE = 397;

  private final int[] state = new int[SIZE];
  private int used = SIZE;

  PythonRandom(int seed) {
    fill(19650218);
    stir(SIZE, 1, 1664525, index -> seed);
    // The first pass went once round and one further: the second goes on at index 2.
    stir(SIZE - 1, 2, 1566083941, index -> -index);
    state[0] = 0x80000000;
  }

  /** A number from 0 to limit - 1. */
  int below(int limit) {
    int bits = Integer.SIZE - Integer.numberOfLeadingZeros(limit);
    int drawn = bits(bits);
    while (drawn >= limit) {
      drawn = bits(bits);
    }
    return drawn;
  }

  /** The upper bits of the next number; 1 to 31 of them. */
  private int bits(int count) {
    return next() >>> (Integer.SIZE - count);
  }

  private int next() {
    if (used == SIZE) {
      twist();
      used = 0;
    }
    int y = state[used++];
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    return y ^ (y >>> 18);
  }

  private void fill(int first) {
    state[0] = first;
    for (int i = 1; i < SIZE; i++) {
      state[i] = 1812433253 * folded(i - 1) + i;
    }
  }

  private void stir(int times, int from, int factor, IntUnaryOperator added) {
    int i = from;
    for (int n = 0; n < times; n++) {
      state[i] = (state[i] ^ (folded(i - 1) * factor)) + added.applyAsInt(i);
      i++;
      if (i == SIZE) {
        state[0] = state[SIZE - 1];
        i = 1;
      }
    }
  }

  private int folded(int index) {
    return state[index] ^ (state[index] >>> 30);
  }

  private void twist() {
    for (int i = 0; i < SIZE; i++) {
      int y = (state[i] & 0x80000000) | (state[(i + 1) % SIZE] & 0x7fffffff);
      int odd = (y & 1) == 0 ? 0 : 0x9908b0df;
      state[i] = state[(i + MIDDLE) % SIZE] ^ (y >>> 1) ^ odd;
    }
  }
}
