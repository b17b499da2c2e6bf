// SPDX-License-Identifier: Apache-2.0
def runs = new File(basedir, 'build.log').text.split('Scanning for projects...').drop(1)

assert new File(basedir, 'target/by-country.csv').text == '''country,count,sum(amount),mean(amount)
DE,3,1000.3,333.43333333333333
FR,1,10,10
Ä,1,-2.5,-2.5
'''
assert runs[0].contains('  result\n') && runs[0].contains('    DE,3,1000.3,333.43333333333333')

assert runs[1].contains('max(amount)') && runs[1].contains('    1000')
assert runs[1].contains('of pool process')

assert runs[2].contains('aggregate: up to date')

assert runs[3].contains('"select" is "avg(amount)". Accepted: count, count(column), sum(column)')
assert runs[4].contains('there is no column "city"; the columns are: country, amount, note')
assert runs[5].contains('"itemsGlob" must say which files to aggregate')
assert runs[5].contains('"items" is no option of parallel:aggregate')
assert runs[5].contains('"verifyDeterminism" is no option of parallel:aggregate')
assert runs[5].contains('"maxFailures" needs partial=true')

assert runs[7].contains('OPTION where changed')
assert new File(basedir, 'target/asked.csv').text == 'count\n1\n'

assert new File(basedir, 'target/all.csv').text == 'id,name\n1,one\n2,two\n'
assert runs[9].contains('concat: up to date')
// A8: columns that differ are told with their file, and the output stays as it was
assert runs[10].contains('b.csv has the columns "note, country, amount", but ')
assert runs[11].contains('"output" must say which file to put all together in')
assert runs[11].contains('"groupBy" means nothing with combine=concat')

assert new File(basedir, 'target/sorted.csv').text == 'id,name\n2,two\n1,one\n'
assert !new File(basedir, 'target/parallel/sort/sorted').exists()
assert runs[13].contains('sort: up to date')
assert runs[14].contains('"sortBy" names "city", but ')
assert runs[15].contains('"output" must say which file to put all together in, as combine=sort')
assert runs[15].contains('"select" means nothing with combine=sort. Leave it out, or choose combine=table.')
// files are chosen, not the slices of three bytes that they are cut into
assert runs[1].contains('Only 1 of 2 files are aggregated, for "exclude".')
assert runs[12].contains('Only 2 of 4 files are aggregated, for "include" and "limit".')
