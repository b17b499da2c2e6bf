// SPDX-License-Identifier: Apache-2.0
def runs = new File(basedir, 'build.log').text.split('Scanning for projects...').drop(1)

assert runs[0].contains('square: OK in ')
assert runs[0].contains('result 385')
assert runs[0].contains('cube: OK in ')
assert runs[0].contains('result 3025')
assert (runs[0] =~ /square: 10 items/).count == 1 : 'the tasks of a module run in that module'

assert (runs[1] =~ /square: 10 items/).count == 1
assert !runs[1].contains('cube: ')
assert runs[2].contains('There is no job "squere". Did you mean "square"? The jobs are: cube, square.')
assert runs[3].contains('There is no task in plain, and parallel-runtime is not on its class path.')

// F8: a failure in one module; what was done in another holds
assert runs[4].contains("Unrecognized VM option 'NoSuchFlag'")
assert !runs[4].contains('cube: ')
assert runs[5].contains('square: up to date')
assert runs[5].contains('cube: up to date')
