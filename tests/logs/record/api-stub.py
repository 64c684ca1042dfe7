#!/usr/bin/env python3
"""A server for recordings: answers what a client asks with prepared answers.

usage: api-stub.py PORT FOLDER [--tls CERTIFICATE]

`GET /a/b?c` is answered with FOLDER/a/b.json (also for other methods, as a/b.METHOD.json first). Its first line is
the status, the rest the JSON body. What is not there is 404. Prints nothing; ends when its parent kills it.
"""
import http.server
import os
import ssl
import sys


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = 'HTTP/1.1'

    def answer(self):
        size = int(self.headers.get('Content-Length') or 0)
        self.rfile.read(size)
        path = os.path.join(sys.argv[2], self.path.split('?')[0].strip('/'))
        status, body = '404', b'{"kind":"Status","apiVersion":"v1","status":"Failure","reason":"NotFound","code":404}'
        for name in (f'{path}.{self.command}.json', f'{path}.json'):
            if os.path.isfile(name):
                status, body = open(name, 'rb').read().split(b'\n', 1)
                break
        self.send_response(int(status))
        self.send_header('Content-Type', 'application/json')
        self.send_header('Api-Version', '1.43')
        self.send_header('Content-Length', str(len(body)))
        self.end_headers()
        if self.command != 'HEAD':
            self.wfile.write(body)

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = do_HEAD = answer

    def log_message(self, *_):
        pass


server = http.server.ThreadingHTTPServer(('127.0.0.1', int(sys.argv[1])), Handler)
if len(sys.argv) > 4:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(sys.argv[4])
    server.socket = context.wrap_socket(server.socket, server_side=True)
server.serve_forever()
