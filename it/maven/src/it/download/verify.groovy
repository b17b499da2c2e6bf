// SPDX-License-Identifier: Apache-2.0
context.get('server').stop(0)
def runs = new File(basedir, 'build.log').text.split('Scanning for projects...').drop(1)

assert runs[0].contains('items 3 = ok 2, failed 0, not run 1')
assert new File(basedir, 'target/assets/a.dat').text == '/a.dat'
assert new File(basedir, 'target/assets/sub/c.dat').text == '/b.dat'
assert !new File(basedir, 'target/assets/gone').exists()
assert new File(basedir, 'target/parallel/download/items.ndjson').exists()

// What has its hash is not asked for again; what has none is.
assert runs[1].contains('not run 1')
assert context.get('asked').count('/a.dat') == 1
assert context.get('asked').count('/b.dat') >= 2

assert runs[2].contains('HTTP_404: HTTP 404 http://127.0.0.1:')

assert runs[3].contains('PRIVATE_ADDRESS: 127.0.0.1 is at 127.0.0.1, which is private, and "denyPrivate" is set')

assert runs[4].contains('"check" must be always, daily or never, but was "hourly"')
assert runs[4].contains('"netrc" must be true or false, but was "yes"')
assert runs[4].contains('"useDisposition" must be true or false, but was "maybe"')
assert context.get('asked').count('/gone') == 4

// All that was asked for had failed, and the list of what failed has it, to the same places.
assert runs[5].contains('items 2 = ')
assert runs[5].contains('failed 0, not run 1')
assert new File(basedir, 'target/parallel/download/failed.csv').text == 'url,path\n'
assert new File(basedir, 'target/assets').listFiles()*.name.sort() == ['a.dat', 'sub']

// How the job JVM is to compile is its own business.
assert !new File(basedir, 'build.log').text.contains('CompileCommand')
