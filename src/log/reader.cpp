#include "log/reader.hpp"

#include "base/file.hpp"

#include <algorithm>
#include <cerrno>
#include <memory>

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

namespace cicd::log {

namespace {

constexpr std::size_t block_size = std::size_t{128} * 1024;  // stays in the second-level cache

// A log under way: what is open, how far it goes, and where its text goes.
class Pass {
 public:
  Pass(std::string name, int fd, const Deadline& deadline, const Sink& sink)
      : name_(std::move(name)), fd_(fd), deadline_(deadline), sink_(sink) {}

  Result<Reading> run(std::size_t tail_bytes);

 private:
  enum class Step { go_on, end, out_of_time };

  Status open_end();
  Result<Step> read_block();
  Status read_tail(std::size_t tail_bytes);
  // Reads up to `wanted` bytes, at most a block, and hands their text on. Returns what ::read returns.
  ssize_t take(std::uint64_t wanted);
  [[nodiscard]] bool wait_until_readable() const;
  void hand_on(std::string_view text);

  std::string name_;
  int fd_;
  const Deadline& deadline_;
  const Sink& sink_;
  bool regular_ = false;
  std::uint64_t size_ = 0;         // of a regular file, from where reading starts
  std::uint64_t stored_ = 0;       // bytes read so far
  std::uint64_t text_offset_ = 0;  // of the next piece handed on
  Decoder decoder_;
  std::unique_ptr<char[]> block_ = std::make_unique_for_overwrite<char[]>(block_size);
};

Result<Reading> Pass::run(std::size_t tail_bytes) {
  if (auto opened = open_end(); !opened) return std::move(opened).error();
  bool partial = false;
  for (;;) {
    const auto step = read_block();
    if (!step) return step.error();
    if (*step == Step::go_on) continue;
    partial = *step == Step::out_of_time;
    break;
  }
  if (partial && regular_) {
    if (auto read = read_tail(tail_bytes); !read) return std::move(read).error();
  }
  hand_on(decoder_.finish());
  return Reading{regular_ && partial ? size_ : stored_, decoder_.encoding(), partial};
}

// Learns what kind of file this is, and where a regular one ends.
Status Pass::open_end() {
  struct stat info {};
  if (::fstat(fd_, &info) != 0) return from_errno(name_);
  if (S_ISDIR(info.st_mode)) {
    return Error{Errc::invalid_input, name_ + ": is a directory; name the log file in it"};
  }
  regular_ = S_ISREG(info.st_mode);
  if (!regular_) return ok();
  const auto start =
      std::max<off_t>(0, ::lseek(fd_, 0, SEEK_CUR));  // a caller's descriptor may stand anywhere
  size_ = static_cast<std::uint64_t>(std::max<off_t>(0, info.st_size - start));
  return ok();
}

Result<Pass::Step> Pass::read_block() {
  if (regular_ && stored_ >= size_) return Step::end;
  if (deadline_.passed() || (!regular_ && !wait_until_readable())) return Step::out_of_time;
  const auto got = take(regular_ ? size_ - stored_ : block_size);
  if (got < 0 && (errno == EINTR || errno == EAGAIN)) return Step::go_on;
  if (got < 0 && errno == EIO && !regular_) return Step::end;  // a terminal whose other side hung up
  if (got < 0) return from_errno(name_);
  if (got == 0) return Step::end;
  stored_ += static_cast<std::uint64_t>(got);
  return Step::go_on;
}

// Whether there is something to read, or the end, before the deadline.
bool Pass::wait_until_readable() const {
  for (;;) {
    const auto left = deadline_.left();
    pollfd ready{fd_, POLLIN, 0};
    const int timeout = static_cast<int>(std::min<Millis::rep>(left.count(), 60'000));
    const int count = ::poll(&ready, 1, timeout);
    if (count > 0) return true;
    if (count < 0 && errno != EINTR) return true;  // read will tell what is wrong
    if (deadline_.passed()) return false;
  }
}

// The last bytes of a regular file that there was no time to read whole.
Status Pass::read_tail(std::size_t tail_bytes) {
  const auto from = std::max(stored_, size_ - std::min<std::uint64_t>(size_, tail_bytes));
  const auto skipped = from - stored_;
  if (skipped > 0) {
    if (::lseek(fd_, static_cast<off_t>(skipped), SEEK_CUR) < 0) return from_errno(name_);
    text_offset_ += skipped;
    decoder_.skip_to(from);
  }
  for (auto at = from; at < size_;) {
    const auto got = take(size_ - at);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return from_errno(name_);
    if (got == 0) break;
    at += static_cast<std::uint64_t>(got);
  }
  return ok();
}

ssize_t Pass::take(std::uint64_t wanted) {
  const auto got = ::read(fd_, block_.get(), std::min<std::uint64_t>(block_size, wanted));
  if (got > 0) hand_on(decoder_.feed({block_.get(), static_cast<std::size_t>(got)}));
  return got;
}

void Pass::hand_on(std::string_view text) {
  if (text.empty()) return;
  sink_(text, text_offset_);
  text_offset_ += text.size();
}

}  // namespace

Result<Reading> read(const Source& source, const Deadline& deadline, const Sink& sink,
                     std::size_t tail_bytes) {
  if (source.path == "-" || source.path == "/dev/stdin") {
    if (source.standard_input < 0)
      return Error{Errc::invalid_input, "standard input: is closed; name a log file"};
    return Pass("standard input", source.standard_input, deadline, sink).run(tail_bytes);
  }
  // Without O_NONBLOCK opening a FIFO would wait for a writer.
  const Fd fd(::open(source.path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
  if (!fd) return from_errno(source.path);
  return Pass(source.path, fd.get(), deadline, sink).run(tail_bytes);
}

}  // namespace cicd::log
