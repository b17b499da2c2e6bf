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
   * signal, it is left to others, or it is ignored, as for a build that runs in the background,
   * nothing is done.
   *
   * @param name without {@code SIG}
   * @param act on a thread of its own
   * @return restores what was done before
   */
  public static Runnable onSignal(String name, Runnable act) {
    try {
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object ignoring = handler.getField("SIG_IGN").get(null);
      Object before = handle(name, handler, acting(handler, act));
      Runnable restore = () -> restore(name, handler, before);
      if (before == ignoring) {
        restore.run();
      }
      return restore;
    } catch (ReflectiveOperationException | RuntimeException e) {
      return () -> {};
    }
  }

  private static Object acting(Class<?> handler, Runnable act) {
    InvocationHandler acting =
        (proxy, method, arguments) -> {
          if (method.getName().equals("handle")) {
            act.run();
          }
          return null;
        };
    return Proxy.newProxyInstance(handler.getClassLoader(), new Class<?>[] {handler}, acting);
  }

  private static Object handle(String name, Class<?> handler, Object act)
      throws ReflectiveOperationException {
    Class<?> signal = Class.forName("sun.misc.Signal");
    return signal
        .getMethod("handle", signal, handler)
        .invoke(null, signal.getConstructor(String.class).newInstance(name), act);
  }

  private static void restore(String name, Class<?> handler, Object before) {
    try {
      handle(name, handler, before);
    } catch (ReflectiveOperationException | RuntimeException e) {
      // What could be set once cannot be set again: it stays as it is.
    }
  }

  /**
   * Lets Ctrl-C end this JVM by way of its shutdown hooks. Maven 4 on a terminal has the system
   * kill it instead, and a job would have nobody who tells how to go on.
   *
   * @return restores what was done before
   */
  static Runnable endByHooks() {
    return onSignal("INT", () -> Runtime.getRuntime().exit(SIGNALLED + INT));
  }

  /**
   * Lets a second Ctrl-C, while this JVM is going down, end it at once: by itself a JVM ignores
   * signals once its shutdown hooks run.
   */
  static void endAtTheNext() {
    var unusedInt = onSignal("INT", () -> Runtime.getRuntime().halt(SIGNALLED + INT));
    var unusedTerm = onSignal("TERM", () -> Runtime.getRuntime().halt(SIGNALLED + TERM));
  }
}
