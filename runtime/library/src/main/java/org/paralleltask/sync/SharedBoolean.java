// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.sync;

import java.io.Serial;
import org.paralleltask.internal.sync.Home;
import org.paralleltask.internal.sync.Kind;
import org.paralleltask.internal.sync.Link;

/**
 * A boolean that several processes share, false at first. Each method is one atomic step, with the
 * memory effects of a volatile field. To wait for it, use a {@link SharedEvent}.
 */
public final class SharedBoolean extends Shared {
  @Serial private static final long serialVersionUID = 1;

  SharedBoolean(Link link) {
    super(link);
  }

  /** One that is false. */
  public static SharedBoolean create() {
    return new SharedBoolean(Home.make(Kind.BOOLEAN, 1, Integer.BYTES, null));
  }

  /** Its value. */
  public boolean get() {
    return link().memory().getInt(0) != 0;
  }

  /** Gives it a value. */
  public void set(boolean value) {
    link().memory().setInt(0, value ? 1 : 0);
  }

  /** Replaces its value if it is the expected one; whether it was. */
  public boolean compareAndSet(boolean expected, boolean value) {
    return link().memory().compareAndSetInt(0, expected ? 1 : 0, value ? 1 : 0);
  }
}
