// SPDX-License-Identifier: Apache-2.0
def runs = new File(basedir, 'build.log').text.split('Scanning for projects...').drop(1)

assert runs[0].contains('com.acme.Squares has methods with @ParallelTask, but nothing was generated for them: the annotation processor did not run.')
assert runs[0].contains('<artifactId>parallel-processor</artifactId>')
assert runs[0].contains('<version>@project.version@</version>'.replace('@' + 'project.version@', runs[0].find(/parallel-maven-plugin:([^:]+):run/) { it[1] }))
assert runs[0].contains('Then run mvn clean parallel:run.')
