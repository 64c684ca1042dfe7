#include "base/version.hpp"

#include <cstdio>

int main() {
  std::printf("log-center %s\n", cicd::version);
  return 0;
}
