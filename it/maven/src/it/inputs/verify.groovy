// SPDX-License-Identifier: Apache-2.0
def runs = new File(basedir, 'build.log').text.split('Scanning for projects...').drop(1)

assert runs[0].contains('items 5 = ok 5')
assert runs[0].contains('result 5')
assert runs[1].contains('items 2 = ok 2')
assert runs[1].contains('result 9')
assert runs[2].contains('items 3 = ok 3')
assert new File(basedir, 'target/all.txt').text.replaceAll('\\s', '') == 'alphabetagamma'
assert runs[3].contains('items 10 = ok 10')
assert runs[3].contains('result 110')
assert runs[4].contains('items 3 = ok 3')
assert runs[4].contains('result 6')

assert runs[5].contains('pair: 2 stages: twice, pair, Java')
assert runs[5] =~ /pair: stage twice 1\/2: items as they come, \d+ workers of pool thread/
assert runs[5].contains('items 15 = ok 15')
assert runs[5].contains('result 110')
def stages = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/parallel/pair/result.json')).stages
assert stages*.name == ['twice', 'pair']
assert stages*.items*.total == [10, 5]
assert runs[6].contains('pair: up to date (15 items')
