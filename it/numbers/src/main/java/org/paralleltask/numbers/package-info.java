// SPDX-License-Identifier: Apache-2.0
/** The quick start, and the generator of the files that it works on. */
package org.paralleltask.numbers;
