# Every third-party package, each behind one cicd:: name. The developer build links Debian's shared libraries;
# with CICD_STATIC everything is linked as an archive, and libcurl is built here (StaticCurl.cmake).
find_package(PkgConfig REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(CLI11 REQUIRED)

function(cicd_dependency name)
  add_library(cicd_dep_${name} INTERFACE)
  target_link_libraries(cicd_dep_${name} INTERFACE ${ARGN})
  add_library(cicd::${name} ALIAS cicd_dep_${name})
endfunction()

if(CICD_STATIC)
  include(TrimArchive)
endif()

# Finds one library by pkg-config as cicd::NAME; the archive itself when static.
function(cicd_pkg name module archive)
  pkg_check_modules(${name} REQUIRED ${module})
  if(CICD_STATIC)
    cicd_trimmed_archive(trimmed ${archive})
    cicd_dependency(${name} ${trimmed})
  else()
    cicd_dependency(${name} ${${name}_LINK_LIBRARIES})
  endif()
  target_include_directories(cicd_dep_${name} SYSTEM INTERFACE ${${name}_INCLUDE_DIRS})
endfunction()

if(CICD_STATIC)
  set(OPENSSL_USE_STATIC_LIBS ON) # before the first find_package(OpenSSL): its result is cached
  # Before main (.init) libcrypto asks the processor what it can, which takes 30 us in a virtual machine; base/openssl.cpp lets it
  # ask when it is needed.
  foreach(name IN ITEMS crypto ssl)
    cicd_trimmed_archive(trimmed ${name} .init)
    string(TOUPPER ${name} upper)
    set(OPENSSL_${upper}_LIBRARY ${trimmed} CACHE FILEPATH "without unwind tables" FORCE)
  endforeach()
endif()
find_package(OpenSSL REQUIRED)
cicd_dependency(crypto OpenSSL::Crypto)
cicd_dependency(json nlohmann_json::nlohmann_json)
cicd_dependency(cli11 CLI11::CLI11)

# Debian has no libfmt.a: header-only everywhere, so that both builds run the same code.
find_path(CICD_FMT_INCLUDE fmt/format.h REQUIRED)
cicd_dependency(fmt)
target_include_directories(cicd_dep_fmt SYSTEM INTERFACE ${CICD_FMT_INCLUDE})
target_compile_definitions(cicd_dep_fmt INTERFACE FMT_HEADER_ONLY)

cicd_pkg(pcre2 libpcre2-8 pcre2-8)
target_compile_definitions(cicd_dep_pcre2 INTERFACE PCRE2_CODE_UNIT_WIDTH=8)
cicd_pkg(yaml yaml-0.1 yaml)
cicd_pkg(sqlite sqlite3 sqlite3)

find_path(CICD_BOOST_INCLUDE boost/beast.hpp REQUIRED)
find_package(Threads REQUIRED)
cicd_dependency(beast Threads::Threads)
target_include_directories(cicd_dep_beast SYSTEM INTERFACE ${CICD_BOOST_INCLUDE})

if(CICD_STATIC)
  include(StaticCurl)
  cicd_dependency(curl cicd_static_curl)
else()
  find_package(CURL 7.81 REQUIRED)
  cicd_dependency(curl CURL::libcurl)
endif()
