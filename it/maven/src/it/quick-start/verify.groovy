// SPDX-License-Identifier: Apache-2.0
def runs = new File(basedir, 'build.log').text.split('Scanning for projects...').drop(1)

assert runs[0].contains('[INFO] square: 1000 items, 4 workers')
assert runs[0].contains('[INFO] square: OK in ')
assert runs[0].contains('[INFO]   items 1000 = ok 1000')
assert runs[0].contains('[INFO]   result 333833500')
assert runs[0].contains('report target/parallel/square/report.html')
assert !runs[0].contains('\r') : 'a log has no control characters'
assert runs[0].readLines().findAll { it.startsWith('[INFO] square') }.every { !it.contains('\u001b') }

assert runs[1].contains('1 job in quick-start; to run one: mvn parallel:run -Dparallel.job=<name>')
assert runs[1] =~ /square  1\.\.1000  thread  map   4        30s      com\/acme\/Squares\.java:\d+/
assert runs[1].contains('long square(long number), reduced by sum')
assert runs[1].contains('    Squares a number.')

assert runs[1].contains('parallel:run')
assert runs[1].contains('User property: parallel.maxFailures')

assert runs[2].contains('[INFO] parallel: skipped, because "skip" is set')
assert !runs[2].contains('items')

assert runs[3].contains('[INFO] square: 10 items, 2 workers')
assert runs[3].contains('items 1000 = ok 10, failed 0, not run 990')
assert runs[3].contains('result 385')

// What the last run has left.
def result = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/parallel/square/result.json'))
assert result.outcome == 'ok'
assert result.items.total == 1000
assert result.items.findAll { it.key != 'total' }.values().sum() == 1000
assert new File(basedir, 'target/parallel/square/report.html').text.startsWith('<!doctype html>')
assert new File(basedir, 'target/parallel/square/items.ndjson').readLines().size() == 10
assert !new File(basedir, 'target/parallel/square/job.args').exists()
