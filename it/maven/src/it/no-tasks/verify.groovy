// SPDX-License-Identifier: Apache-2.0
def runs = new File(basedir, 'build.log').text.split('Scanning for projects...').drop(1)

runs.each { run ->
  assert run.contains('There is no task in no-tasks: no method is annotated with @ParallelTask.')
  assert run.contains('@ParallelTask(items = "1..1000")')
  assert run.contains('Then run mvn parallel:run.')
}
