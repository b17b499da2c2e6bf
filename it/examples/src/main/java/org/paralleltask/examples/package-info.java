// SPDX-License-Identifier: Apache-2.0
/** Jobs as people write them: downloads, which wait, and a simulation, which computes. */
package org.paralleltask.examples;
