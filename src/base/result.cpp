#include "base/result.hpp"

#include <cerrno>
#include <string_view>
#include <system_error>

namespace cicd {

namespace {

Errc code_of(int number) {
  switch (number) {
    case ENOENT:
    case ENOTDIR:
      return Errc::not_found;
    case EACCES:
    case EPERM:
    case EROFS:
    case ELOOP:
      return Errc::denied;
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      return Errc::no_space;
    case ETIMEDOUT:
      return Errc::timeout;
    default:
      return Errc::io;
  }
}

}  // namespace

Error from_errno(std::string_view what) {
  const int number = errno;
  return {code_of(number), std::string(what) + ": " + std::generic_category().message(number)};
}

}  // namespace cicd
