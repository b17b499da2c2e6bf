// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.download;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.paralleltask.jobs.http.HttpException;
import org.paralleltask.jobs.http.TransientHttpException;

/** When a machine counts as offline. */
@Timeout(60)
class ConnectivityTest {
  private final HttpException why = new TransientHttpException("DNS", "cannot resolve");
  private final Connectivity connectivity = new Connectivity();

  @Test
  void D29_threeHostsThatCannotBeResolved_andNoAnswerEver_endTheWaiting() throws Exception {
    assertSame(why, connectivity.unresolved("a", why));
    assertSame(why, connectivity.unresolved("a", why));
    assertSame(why, connectivity.unresolved("b", why));
    connectivity.require();
    HttpException offline = connectivity.unresolved("c", why);
    assertEquals("OFFLINE", offline.code());
    assertTrue(String.valueOf(offline.getMessage()).contains("hosts a, b, c"), offline + "");
    assertTrue(!(offline instanceof TransientHttpException), "nobody is to try again");
    assertEquals("OFFLINE", assertThrows(HttpException.class, connectivity::require).code());
  }

  @Test
  void D29_hostsThatAreGone_areNoReason_ifOthersAnswer() throws Exception {
    connectivity.prove();
    for (String host : new String[] {"a", "b", "c", "d"}) {
      assertSame(why, connectivity.unresolved(host, why));
    }
    connectivity.require();
  }
}
