#include "base/version.hpp"

#include <cstdio>

int main() {
  std::printf("cicd-report %s\n", cicd::version);
  return 0;
}
