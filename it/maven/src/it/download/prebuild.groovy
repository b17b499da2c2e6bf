// SPDX-License-Identifier: Apache-2.0
import com.sun.net.httpserver.HttpServer

// A server of this machine with two files.
def server = HttpServer.create(new InetSocketAddress(InetAddress.getByName('127.0.0.1'), 0), 0)
def asked = [].asSynchronized()
server.createContext('/') { exchange ->
  asked << exchange.requestURI.path
  def content = exchange.requestURI.path.bytes
  def there = exchange.requestURI.path.endsWith('.dat')
  exchange.sendResponseHeaders(there ? 200 : 404, there ? content.length : -1)
  if (there) {
    exchange.responseBody.write(content)
  }
  exchange.close()
}
server.start()
context.put('server', server)
context.put('asked', asked)

def address = "http://127.0.0.1:${server.address.port}"
def hash = java.security.MessageDigest.getInstance('SHA-256').digest('/a.dat'.bytes).encodeHex()
new File(basedir, 'assets.csv').text = """url,path,sha256
${address}/a.dat,,${hash}
${address}/b.dat,sub/c.dat,
${address}/gone,,
"""
return true
