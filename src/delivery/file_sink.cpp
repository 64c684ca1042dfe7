#include "base/file.hpp"
#include "base/signal_guard.hpp"
#include "delivery/sinks.hpp"

#include <cerrno>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace cicd::delivery {

namespace {

// Waits for the lock of `fd` until the deadline; writers hold it for microseconds. False: not got.
bool lock_until(int fd, const Deadline& deadline, Clock& clock) {
  while (::flock(fd, LOCK_EX | LOCK_NB) != 0) {
    if (errno != EWOULDBLOCK) return true;  // a filesystem without locks
    if (deadline.passed()) return false;
    clock.sleep(Millis{2});
  }
  return true;
}

// Whether the last line of a file of `size` bytes lacks its end, because its writer was killed.
bool ends_inside_line(int fd, off_t size) {
  char last = '\n';
  return size > 0 && ::pread(fd, &last, 1, size - 1) == 1 && last != '\n';
}

// The JSON as one line. Line breaks between its parts are blanks; inside its strings there are none.
std::string as_line(const std::string& json) {
  std::string line = json;
  std::replace_if(
      line.begin(), line.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
  return line + "\n";
}

Status append_line(const std::filesystem::path& path, const std::string& json, const Deadline& deadline,
                   Clock& clock) {
  const SignalGuard guard(SIGXFSZ);
  const Fd fd(::open(path.c_str(), O_RDWR | O_CREAT | O_APPEND | O_NONBLOCK | O_CLOEXEC, 0644));
  if (!fd) return from_errno(path.native());
  struct stat info {};
  if (::fstat(fd.get(), &info) != 0) return from_errno(path.native());
  if (!S_ISREG(info.st_mode)) return Error{Errc::invalid_input, path.native() + ": is not a regular file"};
  if (!lock_until(fd.get(), deadline, clock)) {
    return Error{Errc::timeout, path.native() + ": another process keeps it locked"};
  }
  if (::fstat(fd.get(), &info) != 0) return from_errno(path.native());
  const auto line = (ends_inside_line(fd.get(), info.st_size) ? "\n" : "") + as_line(json);
  auto written = write_all(fd.get(), line);
  if (written) return written;
  // Half a line would spoil the next one. The lock is ours, so nothing else was appended.
  if (::ftruncate(fd.get(), info.st_size) != 0) return from_errno(path.native());
  return std::move(written).error().in(path.native());
}

class FileSink final : public Sink {
 public:
  FileSink(std::filesystem::path path, Clock& clock) : path_(std::move(path)), clock_(clock) {}

  [[nodiscard]] std::string name() const override { return "file " + path_.native(); }
  [[nodiscard]] bool waits() const override { return false; }

  Outcome put(const Parcel& parcel, const Deadline& deadline) override {
    Outcome outcome;
    outcome.sink = name();
    const auto appended = append_line(path_, parcel.body.json(), deadline.within(Millis{200}), clock_);
    outcome.fate = appended ? Fate::delivered : Fate::failed;
    if (!appended) outcome.reason = appended.error().message;
    return outcome;
  }

 private:
  std::filesystem::path path_;
  Clock& clock_;
};

}  // namespace

std::unique_ptr<Sink> make_file_sink(std::filesystem::path path, Clock& clock) {
  return std::make_unique<FileSink>(std::move(path), clock);
}

}  // namespace cicd::delivery
