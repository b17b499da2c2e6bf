// SPDX-License-Identifier: Apache-2.0
def runs = new File(basedir, 'build.log').text.split('Scanning for projects...').drop(1)

assert runs[0].contains('items 1 = ok 1')
assert runs[0].contains('result 5')
