// Takes the place of glibc's resolver and loader of shared objects in the static programs. OpenSSL, c-ares and SQLite refer to
// these functions on paths that we never take (names are resolved by c-ares, ports are numbers); linked in, they would bring
// in the name service switch, which loads shared objects of another glibc and can crash there. Each one only fails.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <netdb.h>
#include <stddef.h>

int getaddrinfo(const char* name, const char* service, const struct addrinfo* hints, struct addrinfo** result) {
  (void)name, (void)service, (void)hints;
  *result = NULL;
  return EAI_FAIL;
}

void freeaddrinfo(struct addrinfo* list) { (void)list; }

int getnameinfo(const struct sockaddr* address, socklen_t length, char* host, socklen_t host_size, char* service,
                socklen_t service_size, int flags) {
  (void)address, (void)length, (void)host, (void)host_size, (void)service, (void)service_size, (void)flags;
  return EAI_FAIL;
}

const char* gai_strerror(int code) {
  (void)code;
  return "this program has no system resolver";
}

struct hostent* gethostbyname(const char* name) {
  (void)name;
  return NULL;
}

struct servent* getservbyname(const char* name, const char* protocol) {
  (void)name, (void)protocol;
  return NULL;
}

int getservbyname_r(const char* name, const char* protocol, struct servent* entry, char* buffer, size_t size,
                    struct servent** result) {
  (void)name, (void)protocol, (void)entry, (void)buffer, (void)size;
  *result = NULL;
  return 0;
}

int getservbyport_r(int port, const char* protocol, struct servent* entry, char* buffer, size_t size, struct servent** result) {
  (void)port, (void)protocol, (void)entry, (void)buffer, (void)size;
  *result = NULL;
  return 0;
}

void* dlopen(const char* file, int mode) {
  (void)file, (void)mode;
  return NULL;
}

void* dlsym(void* handle, const char* name) {
  (void)handle, (void)name;
  return NULL;
}

int dlclose(void* handle) {
  (void)handle;
  return 0;
}

char* dlerror(void) { return "this program loads no shared objects"; }

int dladdr(const void* address, Dl_info* info) {
  (void)address, (void)info;
  return 0;
}
