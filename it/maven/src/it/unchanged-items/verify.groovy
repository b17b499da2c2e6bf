// SPDX-License-Identifier: Apache-2.0
def runs = new File(basedir, 'build.log').text.split('Scanning for projects...').drop(1)

assert runs[0].contains('[ERROR]   items 3 = ok 2, failed 1')
assert runs[0].contains('run only these: mvn parallel:run -Dparallel.job=copy')
assert runs[0].contains('-Dparallel.rerun=failed')
assert runs[0].readLines().contains('::error file=src/main/java/com/acme/Copies.java,line=16,title=copy%3A data/b.txt::IllegalStateException: not yet')
assert runs[0].readLines().any { it.startsWith('::error title=copy%3A failed::1 of 3 items failed') }

assert runs[1].contains('[INFO] plan of copy: 3 items = run 1, up to date 2, not run 0')
assert runs[1] =~ /\[INFO\]   RUN  data.b\.txt  LAST_FAILED/

assert runs[2].contains('items 3 = ok 1, failed 0, not run 2')
assert !runs[2].contains('::error')

assert runs[3] =~ /\[INFO\] copy: up to date \(3 items checked in .*\)/
assert !runs[3].contains('  items 3') : 'one line'
assert runs[3].contains('[INFO] copy: 2 items ran again (verifyDeterminism), and gave the same')

assert runs[4] =~ /\[INFO\] copy: nothing ran, as nothing failed last time \(rerun=failed, 3 items\)/
assert !runs[4].contains('  items 3') : 'one line'

assert runs[5].contains('[INFO]   items 3 = ok 3, failed 0')
assert (runs[5] =~ /RERUN .*data.a\.txt: FORCED/).count == 1

assert runs[6].contains('[INFO] copy: OK in ')
assert runs[6].contains('[INFO]   items 3 = ok 3, failed 0')
assert !runs[6].contains('compiler') : 'to report needs no classes'

assert runs[7].contains('There are no files of job "cpoy". Did you mean "copy"? There are those of: copy. Has it run since the last mvn clean?')

assert runs[8] =~ /\[INFO\] copy: removed \d+ files, /
assert !new File(basedir, 'target/copies/a.txt').exists()
assert new File(basedir, 'data/a.txt').exists() && new File(basedir, 'target/tried-b.txt').exists() : 'what items read, or have not said to write, stays'
assert runs[9].contains('parallel: there is nothing to clean in unchanged-items')

assert runs[10].contains('Job "copy" could not run: ')
assert runs[10].contains('resume')
