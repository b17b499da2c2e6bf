// SPDX-License-Identifier: Apache-2.0
def runs = new File(basedir, 'build.log').text.split('Scanning for projects...').drop(1)
def crashes = new File(basedir, 'target/parallel/die/crashes')

// Threads and processes agree.
assert runs[0].contains('of pool thread')
assert runs[1] =~ /thousand: items as they come, \d+ workers? of pool process: \d+ processors?, Java/
[runs[0], runs[1], runs[2], runs[5], runs[6]].each {
  assert it.contains('[INFO]   result 2483973')
}
assert runs[1].contains('[INFO]   items 1000 = ok 1000')

// A worker is killed in the middle: the item is tried again, or is the one that fails.
assert runs[2].contains('items 1000 = ok 999, flaky 1, failed 0')
assert runs[3].contains('items 1000 = ok 999, failed 1')
assert runs[3] =~ /\[ERROR\] .*tmp-uTHni\.numbers: .*pid \d+\) was ended by SIGKILL \(somebody killed it/
assert runs[3].contains('[ERROR]     somebody comes')

assert runs[4].contains('[INFO] [well] all is well')
assert runs[4].contains('items 3 = ok 1, failed 2')
assert runs[4] =~ /\[ERROR\] crash: .* crashed \(exit code \d+\); see .*target\/parallel\/die\/crashes\/hs_err_pid\d+\.log/
assert runs[4] =~ /\[ERROR\] exit: .* left with System\.exit\(5\)/
assert crashes.list().any { it.startsWith('hs_err_pid') }
assert !new File(basedir, 'target/parallel/thousand/crashes').exists()
def die = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/parallel/die/result.json'))
assert die.lostWorkers*.label.toSet() == ['crash', 'exit'].toSet()
assert die.lostWorkers.find { it.label == 'exit' }.exitCode == 5

// F3: several modules at the same time
assert runs[5].contains(', shared by 2 parallel builds')
assert runs[6].contains('[WARNING] "workerMaxHeap" does nothing here: it is for worker processes, and the pool is "thread".')
assert runs[7].contains('There is no option "parallel.maxItemPerWorker". Did you mean "parallel.maxItemsPerWorker"?')

// What cannot travel is told before anything runs, and runs on threads.
assert runs[8].contains('"thread" is of type java.lang.Thread, which cannot be sent to a worker process: ')
assert !runs[8].contains('workers of pool process')
assert runs[9] =~ /\[INFO\] \[Thread\[.*] weaver/

def left = ProcessHandle.allProcesses().filter {
  def line = it.info().commandLine().orElse('')
  line.contains('internal.child.WorkerMain') && line.contains(new File(basedir, 'target/classes').path)
}.toList()
assert left.isEmpty() : "workers are left: $left"
