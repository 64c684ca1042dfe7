// Takes the place of libstdc++'s handler of exceptions that nobody catches. That one prints the exception's type, and for its name
// it brings in a demangler of 50 KB; both programs catch everything in main.
#include <cstdlib>

namespace __gnu_cxx {
void __verbose_terminate_handler();
void __verbose_terminate_handler() { std::abort(); }
}  // namespace __gnu_cxx
