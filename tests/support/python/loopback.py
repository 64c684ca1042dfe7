"""A collector on the loopback address for tests of whole programs, over HTTP or HTTPS with a certificate authority of its own."""

import http.server
import json
import pathlib
import ssl
import subprocess
import threading


class Collector:
    """Records every report as it arrives and answers 200. `url` is its address; a context manager ends it."""

    def __init__(self, tls=None, host="127.0.0.1", name=None):
        self.reports = []
        self.headers = []
        collector = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                collector.headers.append(dict(self.headers))
                collector.reports.append(json.loads(body))
                answer = json.dumps({"id": len(collector.reports), "status": "new", "count": 1}).encode()
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(answer)))
                self.end_headers()
                self.wfile.write(answer)

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer((host, 0), Handler)
        self.server.handle_error = lambda *_: None  # a client that refuses our certificate is part of a test
        if tls:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(tls.certificate, tls.key)
            self.server.socket = context.wrap_socket(self.server.socket, server_side=True, do_handshake_on_connect=False)
        self.url = f"{'https' if tls else 'http'}://{name or host}:{self.server.server_address[1]}"
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()


class Authority:
    """A private certificate authority in `directory` with one server certificate for `names` ("IP:127.0.0.1", "DNS:…")."""

    def __init__(self, directory, names):
        directory = pathlib.Path(directory)
        self.ca = directory / "ca.pem"
        self.certificate = directory / "server.pem"
        self.key = directory / "server.key"
        extensions = directory / "server.ext"
        extensions.write_text(f"subjectAltName={names}\nbasicConstraints=CA:FALSE\n")
        new = ["openssl", "req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
        self._run(*new, "-x509", "-days", "2", "-subj", "/CN=test authority", "-keyout", directory / "ca.key", "-out", self.ca)
        self._run(*new, "-subj", "/CN=test server", "-keyout", self.key, "-out", directory / "server.csr")
        self._run("openssl", "x509", "-req", "-days", "2", "-in", directory / "server.csr", "-CA", self.ca, "-CAkey",
                  directory / "ca.key", "-CAcreateserial", "-extfile", extensions, "-out", self.certificate)

    @staticmethod
    def _run(*command):
        subprocess.run([str(word) for word in command], check=True, capture_output=True)
