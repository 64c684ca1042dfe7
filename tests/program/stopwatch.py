"""How long something took, on a machine that may stand still for a second and more now and then."""
import threading
import time

PERIOD = 0.005
UNSUSPICIOUS = 0.02


class Stopwatch:
    """Time since it was entered, in seconds: by_clock() for what must not end too early, running() for what must not end too
    late. The second leaves out the time in which nothing could run: what a thread that wakes up every 5 ms was late by."""

    def __enter__(self):
        self.stood_still = 0.0
        self.ended = threading.Event()
        self.lock = threading.Lock()
        self.start = self.asleep = time.monotonic()
        self.watcher = threading.Thread(target=self.wake_up_again_and_again, daemon=True)
        self.watcher.start()
        return self

    def __exit__(self, *_):
        self.ended.set()
        self.watcher.join()

    def wake_up_again_and_again(self):
        while not self.ended.wait(PERIOD):
            with self.lock:
                self.stood_still += self.lateness()
                self.asleep = time.monotonic()

    def lateness(self):
        late = time.monotonic() - self.asleep - PERIOD
        return late if late >= UNSUSPICIOUS else 0.0

    def by_clock(self):
        return time.monotonic() - self.start

    def running(self):
        with self.lock:
            return self.by_clock() - self.stood_still - self.lateness()
