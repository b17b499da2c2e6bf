// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.engine;

import java.util.Iterator;
import org.paralleltask.Growing;

/** The items of a run, as its pool pulls them. There may be none for a while. */
interface PulledItems extends Iterator<Item>, Growing {}
