#include "delivery/spool.hpp"

#include "base/hash.hpp"
#include "base/signal_guard.hpp"
#include "base/text.hpp"
#include "delivery/spool_directory.hpp"
#include "report/body_store.hpp"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <tuple>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace cicd::delivery {

struct Spool::State {
  Fd directory;
  std::filesystem::path path;
  const Clock& clock;
  SpoolLimits limits;

  [[nodiscard]] int at() const { return directory.get(); }
  void quarantine(const std::string& file) const;
  struct Gone {
    std::size_t for_room = 0;
    std::size_t for_age = 0;
  };
  Gone drop_beyond_limits(const std::vector<std::string>& names, const std::string& spared) const;
  void adopt_orphans(const std::vector<std::string>& names) const;
};

namespace {

constexpr Millis breaker_holds = std::chrono::minutes{5};
constexpr Millis orphan_age =
    std::chrono::minutes{1};  // far longer than a writer needs between open and rename
constexpr std::string_view orphan_suffix = ".tmp";
constexpr int most_clashes = 100;

bool by_age(const Spool::Entry& a, const Spool::Entry& b) {
  return std::tie(a.made, a.file) < std::tie(b.made, b.file);
}

// The entries among `names`, oldest first.
std::vector<Spool::Entry> entries_among(int directory, const std::vector<std::string>& names) {
  std::vector<Spool::Entry> entries;
  for (const auto& name : names) {
    auto entry = parse_entry_name(name);
    struct stat info {};
    if (!entry || ::fstatat(directory, name.c_str(), &info, AT_SYMLINK_NOFOLLOW) != 0) continue;
    entry->bytes = static_cast<std::uint64_t>(info.st_size);
    entries.push_back(*std::move(entry));
  }
  std::sort(entries.begin(), entries.end(), by_age);
  return entries;
}

std::vector<Spool::Entry> entries_in(int directory) {
  return entries_among(directory, names_in(directory));
}

std::string stamp_name(std::string_view destination) {
  return "unreachable-" + std::string(destination.empty() ? "any" : destination);
}

// Names `from` `to` unless that name is taken; false with errno then and on other errors.
bool rename_to_free(int directory, const std::string& from, const std::string& to) {
  if (::renameat2(directory, from.c_str(), directory, to.c_str(), RENAME_NOREPLACE) == 0) return true;
  if (errno != EINVAL && errno != ENOSYS) return false;
  // A filesystem that cannot: two writers would have to meet in the same millisecond with the same event.
  struct stat info {};
  if (::fstatat(directory, to.c_str(), &info, AT_SYMLINK_NOFOLLOW) == 0) {
    errno = EEXIST;
    return false;
  }
  return ::renameat(directory, from.c_str(), directory, to.c_str()) == 0;
}

struct Written {
  Fd lock;
  Spool::Entry entry;
};

// Writes `bytes` into a new file, locked from before it gets its name on. The same event may be written twice
// in one millisecond, for two targets: then the second is made a millisecond later.
Result<Written> write_new(int directory, WallTime made, const std::string& event_id, std::string_view bytes) {
  const SignalGuard guard(SIGXFSZ);
  auto file = entry_name(made, 0, event_id);
  const auto temporary = "." + file + "." + random_hex(6) + std::string(orphan_suffix);
  Fd fd(::openat(directory, temporary.c_str(), O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
  if (!fd) return from_errno("spool");
  ::flock(fd.get(), LOCK_EX | LOCK_NB);
  auto written = write_all(fd.get(), bytes);
  if (!written) {
    ::unlinkat(directory, temporary.c_str(), 0);
    return std::move(written).error().in("spool");
  }
  for (int clashes = 0; !rename_to_free(directory, temporary, file); ++clashes) {
    if (errno != EEXIST || clashes == most_clashes) {
      auto error = from_errno("spool");
      ::unlinkat(directory, temporary.c_str(), 0);
      return error;
    }
    made += Millis{1};
    file = entry_name(made, 0, event_id);
  }
  return Written{std::move(fd), *parse_entry_name(file)};
}

// An entry as it was written, without taking it in hand.
Result<report::BodyStore::Sealed> unseal(int directory, const Spool::Entry& entry, std::uint64_t max_bytes) {
  const Fd fd(::openat(directory, entry.file.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
  if (!fd) return from_errno(entry.file);
  const auto bytes = read_whole(fd.get(), max_bytes);
  if (!bytes) return Error(bytes.error());
  auto sealed = report::BodyStore::open(*bytes);
  if (!sealed) return std::move(sealed).error().in(entry.file);
  return sealed;
}

}  // namespace

// Moves `file` to quarantine/ and keeps that at its limit; when it cannot be moved it is removed, because it
// would be read again and again.
void Spool::State::quarantine(const std::string& file) const {
  ::mkdirat(at(), quarantine_name, 0700);
  const Fd inside(::openat(at(), quarantine_name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
  if (!inside || ::renameat(at(), file.c_str(), inside.get(), file.c_str()) != 0) {
    ::unlinkat(at(), file.c_str(), 0);
    return;
  }
  const auto entries = entries_in(inside.get());
  for (std::size_t i = 0; i + limits.quarantine < entries.size(); ++i) {
    ::unlinkat(inside.get(), entries[i].file.c_str(), 0);
  }
}

// Removes the oldest entries until the rest is within the limits, sparing `spared` and what others have in
// hand; returns how many went.
Spool::State::Gone Spool::State::drop_beyond_limits(const std::vector<std::string>& names,
                                                    const std::string& spared) const {
  const auto entries = entries_among(at(), names);
  std::size_t files = entries.size();
  std::uint64_t bytes = 0;
  for (const auto& entry : entries)
    bytes += entry.bytes;
  Gone gone;
  for (const auto& entry : entries) {
    const bool too_old = clock.wall() - entry.made > limits.age;
    if (!too_old && files <= limits.files && bytes <= limits.bytes) break;
    if (entry.file == spared || !lock_file(at(), entry.file)) continue;
    if (::unlinkat(at(), entry.file.c_str(), 0) != 0) continue;
    ++(too_old ? gone.for_age : gone.for_room);
    --files;
    bytes -= entry.bytes;
  }
  return gone;
}

// What a writer killed before its rename left behind: a whole report becomes an entry, the rest goes.
void Spool::State::adopt_orphans(const std::vector<std::string>& names) const {
  for (const auto& name : names) {
    const auto end = name.find(".rpt.");
    if (name.front() != '.' || end == std::string::npos) continue;
    struct stat info {};
    if (::fstatat(at(), name.c_str(), &info, AT_SYMLINK_NOFOLLOW) != 0) continue;
    const WallTime changed{std::chrono::duration_cast<Millis>(std::chrono::seconds{info.st_mtim.tv_sec})};
    if (clock.wall() - changed < orphan_age) continue;
    const auto locked = lock_file(at(), name);
    if (!locked) continue;
    const auto bytes = read_whole(locked->get(), limits.bytes);
    const auto final_name = name.substr(1, end + 3);
    const bool is_whole = bytes && report::BodyStore::open(*bytes) && parse_entry_name(final_name);
    if (!is_whole || ::renameat(at(), name.c_str(), at(), final_name.c_str()) != 0) {
      ::unlinkat(at(), name.c_str(), 0);
    }
  }
}

Spool::Claim::Claim(std::shared_ptr<const State> state, Entry entry, Fd lock, report::Body body,
                    std::string destination)
    : state_(std::move(state)),
      entry_(std::move(entry)),
      lock_(std::move(lock)),
      body_(std::move(body)),
      destination_(std::move(destination)) {}

void Spool::Claim::remove() {
  ::unlinkat(state_->at(), entry_.file.c_str(), 0);
}

void Spool::Claim::count_attempt() {
  const auto name = entry_name(entry_.made, entry_.attempts + 1, entry_.event_id);
  if (!rename_to_free(state_->at(), entry_.file, name)) return;
  entry_.file = name;
  ++entry_.attempts;
}

void Spool::Claim::quarantine() {
  state_->quarantine(entry_.file);
}

Result<Spool> Spool::open(const std::filesystem::path& directory, const Clock& clock,
                          const SpoolLimits& limits) {
  auto fd = open_private_directory(directory);
  if (!fd) return std::move(fd).error().in("spool");
  return Spool(std::make_shared<const State>(State{*std::move(fd), directory, clock, limits}));
}

Result<Spool::Kept> Spool::put(const report::Body& body, std::string_view destination) const {
  auto written = write_new(state_->at(), state_->clock.wall(), body.event_id(),
                           report::BodyStore::seal(body, destination));
  if (!written) return std::move(written).error();
  const auto names = names_in(state_->at());
  state_->adopt_orphans(names);
  const auto gone = state_->drop_beyond_limits(names, written->entry.file);
  return Kept{
      Claim(state_, std::move(written->entry), std::move(written->lock), body, std::string(destination)),
      gone.for_room, gone.for_age};
}

std::vector<Spool::Entry> Spool::list() const {
  return entries_in(state_->at());
}

std::size_t Spool::quarantined() const {
  const Fd inside(::openat(state_->at(), quarantine_name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
  return inside ? names_in(inside.get()).size() : 0;
}

Result<Spool::Claim> Spool::claim(const Entry& entry) const {
  auto lock = lock_file(state_->at(), entry.file);
  if (!lock) return std::move(lock).error();
  const auto bytes = read_whole(lock->get(), state_->limits.bytes);
  auto sealed =
      bytes ? report::BodyStore::open(*bytes) : Result<report::BodyStore::Sealed>(Error(bytes.error()));
  if (!sealed) {
    if (sealed.error().code == Errc::invalid_input) state_->quarantine(entry.file);
    return std::move(sealed).error().in(entry.file);
  }
  return Claim(state_, entry, *std::move(lock), std::move(sealed->body), std::move(sealed->destination));
}

Result<report::Body> Spool::read(const Entry& entry) const {
  auto sealed = unseal(state_->at(), entry, state_->limits.bytes);
  if (!sealed) return std::move(sealed).error();
  return std::move(sealed->body);
}

std::optional<Spool::Claim> Spool::claim_event(std::string_view event_id,
                                               std::span<const std::string> destinations) const {
  for (const auto& entry : list()) {
    if (entry.event_id != event_id) continue;
    // Looked at before it is taken: another thread may want the same event for another destination.
    const auto sealed = unseal(state_->at(), entry, state_->limits.bytes);
    if (!sealed || std::ranges::count(destinations, sealed->destination) == 0) continue;
    if (auto claimed = claim(entry)) return *std::move(claimed);
  }
  return std::nullopt;
}

void Spool::trip(std::string_view destination) const {
  const SignalGuard guard(SIGXFSZ);
  const Fd fd(::openat(state_->at(), stamp_name(destination).c_str(),
                       O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0600));
  // A stamp that cannot be written only means that the next run tries for longer.
  if (fd)
    static_cast<void>(write_all(fd.get(), std::to_string(state_->clock.wall().time_since_epoch().count())));
}

void Spool::reset(std::string_view destination) const {
  ::unlinkat(state_->at(), stamp_name(destination).c_str(), 0);
}

bool Spool::tripped(std::string_view destination) const {
  const Fd fd(::openat(state_->at(), stamp_name(destination).c_str(),
                       O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
  if (!fd) return false;
  const auto text = read_whole(fd.get(), 32);
  const auto at = text ? parse_int(*text) : std::nullopt;
  if (!at) return false;
  const auto age = state_->clock.wall().time_since_epoch() - Millis{*at};
  return age >= Millis{0} && age < breaker_holds;
}

const std::filesystem::path& Spool::directory() const {
  return state_->path;
}

}  // namespace cicd::delivery
