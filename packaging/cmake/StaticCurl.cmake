# cicd_static_curl: libcurl as an archive, trimmed to what a report needs (HTTP and HTTPS with proxies, Unix sockets, c-ares).
# Debian's own libcurl.a cannot be linked statically: its Kerberos libraries exist only as shared objects.
#
# Where the source comes from, first that is there:
#   1. CICD_CURL_SOURCE: an unpacked directory, or a release tarball (its SHA-256 must be one of those below);
#   2. the distribution's source package, with its security patches, by `apt-get source`;
#   3. the release tarball from curl's own servers, pinned by SHA-256.
set(CICD_CURL_SOURCE "" CACHE FILEPATH "curl's source: a directory or a release tarball. Empty: apt-get source, else a download")

# Releases known to build here; the first is the one downloaded.
set(curl_releases 8.14.1 7.88.1)
set(curl_sha256_8.14.1 6766ada7101d292b42b8b15681120acd68effa4a9660935853cf6d61f0d984d4)
set(curl_sha256_7.88.1 cdb38b72e36bc5d33d5b8810f8018ece1baa29a8f215b4495e495ded82bbf3c7)

set(curl_work ${CMAKE_BINARY_DIR}/curl)

# Unpacks a release tarball after checking it; sets `directory` to the unpacked tree.
function(cicd_unpack_curl tarball directory)
  file(SHA256 ${tarball} sha256)
  foreach(release IN LISTS curl_releases)
    if(sha256 STREQUAL curl_sha256_${release})
      if(NOT EXISTS ${curl_work}/release/curl-${release}/CMakeLists.txt)
        file(ARCHIVE_EXTRACT INPUT ${tarball} DESTINATION ${curl_work}/release)
      endif()
      set(${directory} ${curl_work}/release/curl-${release} PARENT_SCOPE)
      return()
    endif()
  endforeach()
  message(FATAL_ERROR "${tarball} is no curl release that is known here: its SHA-256 is ${sha256}. "
    "Give one of ${curl_releases}, or unpack it and give the directory as CICD_CURL_SOURCE.")
endfunction()

# Sets `directory` to the distribution's patched source, or to nothing where there is no apt or it has no source.
function(cicd_apt_curl directory)
  file(GLOB found ${curl_work}/apt/curl-*/CMakeLists.txt)
  find_program(CICD_APT_GET apt-get)
  find_program(CICD_DPKG_SOURCE dpkg-source)
  if(NOT found AND CICD_APT_GET AND CICD_DPKG_SOURCE)
    message(STATUS "Fetching curl's source package")
    execute_process(COMMAND ${PROJECT_SOURCE_DIR}/packaging/cmake/apt-fetch source ${curl_work}/apt curl
      OUTPUT_FILE ${CMAKE_BINARY_DIR}/apt-source.log ERROR_FILE ${CMAKE_BINARY_DIR}/apt-source.log RESULT_VARIABLE failed)
    file(GLOB found ${curl_work}/apt/curl-*/CMakeLists.txt)
    if(NOT found)
      message(STATUS "apt-get source curl brought nothing; what it printed is in ${CMAKE_BINARY_DIR}/apt-source.log")
    endif()
  endif()
  if(found)
    get_filename_component(found ${found} DIRECTORY)
  endif()
  set(${directory} "${found}" PARENT_SCOPE)
endfunction()

# Sets `tarball` to the downloaded release.
function(cicd_download_curl tarball)
  list(GET curl_releases 0 release)
  string(REPLACE . _ underscored ${release})
  set(file ${curl_work}/curl-${release}.tar.gz)
  foreach(url IN ITEMS https://curl.se/download/curl-${release}.tar.gz
      https://github.com/curl/curl/releases/download/curl-${underscored}/curl-${release}.tar.gz)
    if(NOT EXISTS ${file})
      message(STATUS "Downloading ${url}")
      file(DOWNLOAD ${url} ${file}.part TIMEOUT 120 STATUS status)
      list(GET status 0 code)
      if(code EQUAL 0)
        file(RENAME ${file}.part ${file})
      else()
        file(REMOVE ${file}.part)
      endif()
    endif()
  endforeach()
  if(NOT EXISTS ${file})
    message(FATAL_ERROR "No source of curl: apt-get source brought none and the download failed (${status}). "
      "Fetch curl ${release} by hand and give the tarball as -DCICD_CURL_SOURCE=FILE.")
  endif()
  set(${tarball} ${file} PARENT_SCOPE)
endfunction()

# Sets `directory` to curl's source by the first way that works.
function(cicd_find_curl_source directory)
  set(tarball "")
  if(CICD_CURL_SOURCE)
    get_filename_component(given ${CICD_CURL_SOURCE} ABSOLUTE BASE_DIR ${CMAKE_BINARY_DIR})
    if(EXISTS ${given}/CMakeLists.txt)
      set(found ${given})
    elseif(EXISTS ${given} AND NOT IS_DIRECTORY ${given})
      set(tarball ${given})
    else()
      message(FATAL_ERROR "CICD_CURL_SOURCE=${given} is neither curl's source directory nor a tarball of it.")
    endif()
  else()
    cicd_apt_curl(found)
    if(NOT found)
      cicd_download_curl(tarball)
    endif()
  endif()
  if(tarball)
    cicd_unpack_curl(${tarball} found)
  endif()
  set(${directory} ${found} PARENT_SCOPE)
endfunction()

# Adds curl's own build with our options. A function, so that its many variables do not leak.
function(cicd_add_curl directory)
  # curl's script asks for an old CMake: these let plain variables override its options and searches.
  foreach(policy IN ITEMS CMP0077 CMP0125 CMP0126)
    set(CMAKE_POLICY_DEFAULT_${policy} NEW)
  endforeach()
  set(on BUILD_STATIC_LIBS HTTP_ONLY ENABLE_ARES ENABLE_IPV6 ENABLE_UNIX_SOCKETS CURL_USE_OPENSSL
    CURL_DISABLE_ALTSVC CURL_DISABLE_AWS CURL_DISABLE_COOKIES CURL_DISABLE_CRYPTO_AUTH CURL_DISABLE_DIGEST_AUTH
    CURL_DISABLE_DOH CURL_DISABLE_FORM_API CURL_DISABLE_GETOPTIONS CURL_DISABLE_HSTS CURL_DISABLE_INSTALL CURL_DISABLE_IPFS
    CURL_DISABLE_KERBEROS_AUTH CURL_DISABLE_LIBCURL_OPTION CURL_DISABLE_MIME CURL_DISABLE_NEGOTIATE_AUTH CURL_DISABLE_NETRC
    CURL_DISABLE_NTLM CURL_DISABLE_OPENSSL_AUTO_LOAD_CONFIG CURL_DISABLE_WEBSOCKETS)
  set(off BUILD_SHARED_LIBS BUILD_CURL_EXE BUILD_TESTING BUILD_EXAMPLES BUILD_LIBCURL_DOCS BUILD_MISC_DOCS ENABLE_MANUAL
    ENABLE_CURL_MANUAL PICKY_COMPILER CURL_ENABLE_EXPORT_TARGET CURL_BROTLI CURL_ZLIB CURL_ZSTD CURL_USE_GSSAPI CURL_USE_LIBPSL
    CURL_USE_LIBSSH CURL_USE_LIBSSH2 USE_LIBIDN2 USE_NGHTTP2)
  foreach(option IN LISTS on)
    set(${option} ON)
  endforeach()
  foreach(option IN LISTS off)
    set(${option} OFF)
  endforeach()
  set(CURL_CA_BUNDLE none) # src/net looks for certificates itself
  set(CURL_CA_PATH none)
  cicd_trimmed_archive(cares cares)
  find_path(CICD_CARES_INCLUDE ares.h REQUIRED)
  set(CARES_LIBRARY ${cares})
  set(CARES_INCLUDE_DIR ${CICD_CARES_INCLUDE})
  set(CMAKE_C_FLAGS_RELEASE "-Os -DNDEBUG -fno-asynchronous-unwind-tables") # it waits for the network: size counts
  set(CMAKE_MESSAGE_LOG_LEVEL WARNING)
  add_subdirectory(${directory} ${curl_work}/build EXCLUDE_FROM_ALL)
endfunction()

cicd_find_curl_source(curl_directory)
message(STATUS "curl is built from ${curl_directory}")
set(CICD_CURL_DIRECTORY ${curl_directory} CACHE INTERNAL "for packaging/linked")
cicd_add_curl(${curl_directory})

add_library(cicd_static_curl INTERFACE)
if(TARGET libcurl_static) # curl 8
  target_link_libraries(cicd_static_curl INTERFACE libcurl_static)
else()
  target_link_libraries(cicd_static_curl INTERFACE libcurl)
endif()
target_include_directories(cicd_static_curl SYSTEM INTERFACE ${curl_directory}/include)
target_compile_definitions(cicd_static_curl INTERFACE CURL_STATICLIB)
