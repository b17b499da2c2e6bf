// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.process;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;

/**
 * Signals of the system to this JVM. By reflection, because javac warns of the class that knows of
 * signals, and that warning cannot be turned off.
 */
public final class Signals {
  private static final int SIGNALLED = 128;
  private static final int INT = 2;
  private static final int TERM = 15;

  private Signals() {}

  /**
   * Does something when a signal comes, instead of what was done before. Where there is no such
   * signal, or it is left to others, nothing is done.
   *
   * @param name without {@code SIG}
   * @param act on a thread of its own
   */
  public static void onSignal(String name, Runnable act) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      InvocationHandler acting =
          (proxy, method, arguments) -> {
            if (method.getName().equals("handle")) {
              act.run();
            }
            return null;
          };
      Object proxy =
          Proxy.newProxyInstance(handler.getClassLoader(), new Class<?>[] {handler}, acting);
      signal
          .getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
    } catch (ReflectiveOperationException | RuntimeException e) {
      // As announced.
    }
  }

  /**
   * Lets a second Ctrl-C, while this JVM is going down, end it at once: by itself a JVM ignores
   * signals once its shutdown hooks run.
   */
  static void endAtTheNext() {
    onSignal("INT", () -> Runtime.getRuntime().halt(SIGNALLED + INT));
    onSignal("TERM", () -> Runtime.getRuntime().halt(SIGNALLED + TERM));
  }
}
