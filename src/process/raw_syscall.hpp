#pragma once

#include <sys/syscall.h>
#include <unistd.h>

namespace cicd::process {

// A system call that does not touch `errno`, for a process that shares its parent's memory: below zero on
// failure. On other architectures it may touch it.
inline long raw_syscall(long number, long a = 0, long b = 0, long c = 0, long d = 0) {
#if defined(__x86_64__)
  long result = number;
  register long fourth asm("r10") = d;
  asm volatile("syscall" : "+a"(result) : "D"(a), "S"(b), "d"(c), "r"(fourth) : "rcx", "r11", "memory");
  return result;
#elif defined(__aarch64__)
  register long called asm("x8") = number;
  register long result asm("x0") = a;
  register long second asm("x1") = b;
  register long third asm("x2") = c;
  register long fourth asm("x3") = d;
  asm volatile("svc 0" : "+r"(result) : "r"(called), "r"(second), "r"(third), "r"(fourth) : "memory");
  return result;
#else
  return ::syscall(number, a, b, c, d);
#endif
}

}  // namespace cicd::process
