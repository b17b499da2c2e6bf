// SPDX-License-Identifier: Apache-2.0
// A15: the same job in two executions of one build
def runs = new File(basedir, 'build.log').text.split('Scanning for projects...').drop(1)

def started = { run -> (run =~ /square: 10 items/).count }
assert started(runs[0]) == 1 : 'two executions of the same job'
assert runs[0].contains('square: 10 items, 3 workers')
assert runs[0].contains('square: has run in this build already, and is not run again')

assert started(runs[1]) == 1
assert started(runs[2]) == 1
assert started(runs[3]) == 0 : 'to list jobs is not to run them'
assert runs[3].contains('1 job in bound')
