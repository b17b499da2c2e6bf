// SPDX-License-Identifier: Apache-2.0
/** Where items come from: texts, files, globs and streams, converted to the type of the task. */
@NullMarked
package org.paralleltask.jobs.input;

import org.jspecify.annotations.NullMarked;
