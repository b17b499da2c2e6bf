// SPDX-License-Identifier: Apache-2.0
def runs = new File(basedir, 'build.log').text.split('Scanning for projects...').drop(1)

assert runs[0].contains('There is no option "parallel.worker". Did you mean "parallel.workers"? The options are: job, items,')
assert runs[1].contains('There is no job "resise". Did you mean "resize"? The jobs are: resize.')

assert runs[2].contains('5 options are wrong, nothing has been run:')
assert runs[2].contains('"limit" must be a whole number of at least 1, but was "ten" (POM). Set <limit> in the POM or pass -Dparallel.limit=10.')
assert runs[2].contains('"workers" must be a number of at least 1 (4), a multiple of the processors (2C), or auto, but was "0" (command line).')
assert runs[2].contains('"timeout" must be a duration greater than 0: 500ms, 30s, 5m or 1h, but was "3" (command line).')
assert runs[2].contains('"pool" is "cluster", a pool that this version does not have; it has thread, virtual and process (command line).')
assert runs[2].contains('"jvm" must be the directory of a JDK or a java program, but "')

assert runs[3] =~ /(?i)no items/
assert runs[3].contains('items 0 = ok 0, failed 0') || runs[3].contains('could not run')
assert runs[4].contains('No job has items of its own, so there is nothing to run. The jobs are: resize. Give them on the command line: -Dparallel.items=a,b,c,')
assert runs[5].contains('missing.txt", which does not exist.')
assert runs[6].contains("Unrecognized VM option 'NoSuchFlag'")
assert runs[6].contains('ended with exit code 1 before it reported how the job went.')
assert runs.every { !it.contains('RESIZE HAS RUN') } : 'nothing runs with a wrong option'
assert runs.every { it.contains('BUILD FAILURE') }
