// SPDX-License-Identifier: Apache-2.0
import com.sun.net.httpserver.HttpServer

// A server of this machine with one page that is there.
def server = HttpServer.create(new InetSocketAddress(InetAddress.getByName('127.0.0.1'), 0), 0)
server.createContext('/') { exchange ->
  exchange.sendResponseHeaders(exchange.requestURI.path == '/there' ? 200 : 404, -1)
  exchange.close()
}
server.start()
context.put('server', server)

def address = "http://127.0.0.1:${server.address.port}"
new File(basedir, 'links.txt').text = "# sites\n${address}/there\n${address}/gone\n"
new File(basedir, 'site/index.html').text = """<html>
<a href="guide/">the guide</a>
<a href="guide/old.html">the old guide</a>
<a href="${address}/there">there</a>
<a href="guide/#methods">methods</a>
"""
new File(basedir, 'site/guide/index.html').text = '<h1 id="start"><a href="../#none">back</a></h1>'
new File(basedir, 'empty/index.html').text = '<p>nothing</p>'
return true
