// SPDX-License-Identifier: Apache-2.0
def runs = new File(basedir, 'build.log').text.split('Scanning for projects...').drop(1)

assert runs[0] =~ /\[ERROR\] \d+: IllegalStateException: cannot do \d+ \(Checks\.java:11\)/
assert runs[0].contains('[ERROR]     checking 5')
assert !runs[0].contains('checking 4') : 'what an item printed that went well is not shown'
assert runs[0].contains('[ERROR] check: FAILED in ')
assert runs[0].contains('[ERROR]   items 10 = ok 8, failed 2')
assert runs[0] =~ /on project failing-items: check: 2 of 10 items failed/
assert runs[0] =~ /first failure: (5|10): IllegalStateException: cannot do/
assert runs[0].contains('details: target/parallel/check/result.json')
assert runs[0].contains('to do what is left: mvn parallel:run -Dparallel.job=check')
assert runs[0].contains('MojoFailureException')

assert runs[1].contains('[WARNING] check: TOLERATED in ')
assert runs[1].contains('[WARNING]   items 10 = ok 8, failed 2')
assert runs[1].contains('[INFO] [4] checking 4')
assert (runs[1] =~ /checking 5/).count == 1 : 'what is shown live is not shown again'
assert runs[1].contains('BUILD SUCCESS')

assert runs[2].contains('System.exit')
assert runs[2].contains('exit: HALTED in ')
assert runs[3].contains('The JVM of job "halt" (pid ')
assert runs[3].contains('ended with exit code 7 before it reported how the job went.')

// B14: the build fails, and says what differs
assert runs[4] =~ /\[ERROR\] [12]: NOT_DETERMINISTIC: when it ran again, it returned "[12]-[-0-9a-f]{36}", and before "[12]-[-0-9a-f]{36}"/
assert runs[4].contains('[ERROR]   items 2 = ok 1, failed 1')
assert runs[4].contains('stamp: 1 of 2 items failed. Of 1 item that ran again, 1 gave something else (NOT_DETERMINISTIC).')
assert runs[4].contains('MojoFailureException')

def result = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/parallel/check/result.json'))
assert result.outcome == 'tolerated'
assert result.items.total == 10
assert result.items.failed == 2
