// SPDX-License-Identifier: Apache-2.0
context.get('server').stop(0)
def runs = new File(basedir, 'build.log').text.split('Scanning for projects...').drop(1)

assert runs[0].contains('1 of 2 items failed')
assert runs[0] =~ /HTTP_404: HTTP 404 http:\/\/127\.0\.0\.1:\d+\/gone, linked from links\.txt:3/
assert runs[0].contains('1 ok, 1 broken')

assert runs[1].contains('MISSING: /guide/old.html is missing in ')
assert runs[1].contains('linked from site/index.html:3')
assert runs[1].contains('FRAGMENT: /guide/#methods is missing (the page exists), linked from site/index.html:5')
def told = new File(basedir, 'target/told').listFiles().collect { it.text }
assert told.size() == 3
assert told.any { it.startsWith('/guide/old.html\nbroken\n/guide/old.html is missing') }

assert runs[2].contains('broken: /guide/#methods is missing (the page exists), linked from site/index.html:5')
assert !runs[2].contains('broken: /guide/old.html')
def links = new File(basedir, 'target/parallel/check/links.ndjson').readLines()
assert !links.empty

assert runs[3].contains('has 1 HTML pages, and no link on them, and so nothing would be checked')

assert runs[4].contains('It is not said what to check. Pass -Dparallel.site=target/site')
assert runs[4].contains('"pool" cannot be process for parallel:check')
assert runs[4].contains('"chunkSize" is no option of parallel:check')

assert runs[5].contains('OFFLINE: http://localhost:1/ has no earlier answer, and the build is offline')
assert new File(basedir, 'target/parallel/check/report.html').text.contains('-Dparallel.items=http://localhost:1/')

// What failed can be given again as it was given.
assert new File(basedir, 'target/parallel/check/failed.txt').text == 'http://localhost:1/\n'
