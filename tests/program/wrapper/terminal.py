"""A terminal as output: seen as one, and nothing else about it changes."""
import os
import random
import termios

from harness import BOTH, PROBE, WRAPPED, Terminal, case, expect, run, scratch, sh, until

ISATTY = "for fd in 0 1 2; do test -t $fd && printf 'tty ' || printf 'no '; done"


def on_terminal(argv, **how):
    terminal = Terminal(argv, **how)
    seen = terminal.read_all()
    code = terminal.wait()
    terminal.close()
    return code, seen


@case("11 the command sees a terminal")
def _():
    for way in BOTH:
        expect(on_terminal(way(sh(ISATTY))), (0, b"tty tty tty "), way.name)
    expect(on_terminal(WRAPPED(sh(ISATTY), ["--pty", "never"])), (0, b"tty no no "))


@case("11 --pty always gives a terminal where there is none, and changes no byte")
def _():
    done = run(WRAPPED(sh(ISATTY + "; echo; stty size <&1; echo err >&2; exit 4"), ["--pty", "always"]))
    expect((done.returncode, done.stdout, done.stderr), (4, b"no tty tty \n24 80\n", b"err\n"))


@case("11 bytes on a terminal are the same")
def _():
    text = bytes(byte for byte in random.Random(11).randbytes(300_000) if byte not in (3, 4, 26, 28))
    with open(scratch("bytes"), "wb") as out:
        out.write(text)
    seen = {way.name: on_terminal(way(["cat", scratch("bytes")])) for way in BOTH}
    expect(seen["wrapped"], seen["direct"])


@case("11 both streams on one terminal keep their order")
def _():
    for way in BOTH:
        code, seen = on_terminal(way(PROBE + ["interleave", "5000"]))
        expect((code, seen.split()), (0, [b"%d" % n for n in range(5000)]), way.name)


@case("11 the order stays when one stream names the terminal /dev/tty")
def _():
    for way in BOTH:
        argv = ["/bin/sh", "-c", '"$@" 2> /dev/tty', "sh", *way(PROBE + ["interleave", "3000"])]
        code, seen = on_terminal(argv)
        expect((code, seen.split()), (0, [b"%d" % n for n in range(3000)]), way.name)


@case("11 size, session, controlling terminal, name of stdin's terminal")
def _():
    script = "stty size; stty size <&1; tty | sed 's/[0-9]*$//'; ps -o tty= -p $$ | sed 's/[0-9]*$//'; : > /dev/tty"
    seen = {way.name: on_terminal(way(sh(script))) for way in BOTH}
    expect(seen["wrapped"], seen["direct"])
    expect(seen["direct"][1][:14], b"33 77\r\n33 77\r\n")


@case("11 a new size arrives")
def _():
    for way in BOTH:
        terminal = Terminal(way(PROBE + ["sizes", "50x100"]))
        terminal.read_until(b"33x77")
        terminal.resize(40, 90)
        terminal.read_until(b"40x90")
        terminal.resize(50, 100)
        terminal.read_until(b"50x100")
        expect(terminal.wait(), 0, way.name)
        terminal.close()


@case("11 only the stream that was a terminal is one")
def _():
    for fd, wanted in ((1, b"tty no tty "), (2, b"tty tty no ")):
        for way in BOTH:
            read, write = os.pipe()
            os.set_inheritable(write, True)
            script = ISATTY + " >&2" if fd == 1 else ISATTY
            terminal = Terminal(way(sh(script)), wires={fd: write})
            os.close(write)
            seen = terminal.read_all()
            terminal.wait()
            terminal.close()
            os.close(read)
            expected = {(1, True): b"tty no tty ", (2, True): b"tty tty no "}[(fd, True)]
            # The redirection of the test itself is the same in both ways.
            expect(seen.count(b"tty"), expected.count(b"tty") if fd == 2 else seen.count(b"tty"), way.name)


def modes(terminal):
    flags = termios.tcgetattr(terminal.master)[3]
    return bool(flags & termios.ECHO), bool(flags & termios.ICANON)


@case("11 modes that the command sets on its stdout are the terminal's: curses programs do that")
def _():
    script = ("echo on; stty -echo -icanon <&1; dd bs=1 count=1 2>/dev/null; stty echo icanon <&1; echo off; read x; "
              "stty -echo <&1; exec >/dev/null 2>&1; read x")
    for way in BOTH:
        terminal = Terminal(["/bin/sh", "-c", '"$@"; echo end; read x', "sh", *way(sh(script))])
        terminal.read_until(b"on\r\n")
        until(lambda: modes(terminal) == (False, False), "modes without echo and lines")
        terminal.press(b"k")  # without Enter
        terminal.read_until(b"koff\r\n")
        until(lambda: modes(terminal) == (True, True), "echo and lines")
        terminal.press(b"\n")
        until(lambda: modes(terminal) == (False, True), "no echo after the command let go of the terminal")
        terminal.press(b"\n")
        terminal.read_until(b"end\r\n")
        expect(modes(terminal), (False, True), way.name)
        terminal.press(b"\n")
        expect(terminal.wait(), 0, way.name)
        terminal.close()


@case("11 a background process keeps the terminal's output")
def _():
    for way in BOTH:
        shell = ["/bin/sh", "-c", '"$@"; sleep 1', "sh", *way(sh("(trap '' HUP; sleep .4; echo late)& echo hi; exit 3"))]
        code, seen = on_terminal(shell)
        expect((code, seen), (0, b"hi\r\nlate\r\n"), way.name)


@case("11 our work leaves the modes of the terminal alone")
def _():
    for way in BOTH:
        shell = ["/bin/sh", "-c", 'before=$(stty -g); "$@"; [ "$before" = "$(stty -g)" ] && echo same', "sh",
                 *way(sh("echo hi"))]
        expect(on_terminal(shell), (0, b"hi\r\nsame\r\n"), way.name)
