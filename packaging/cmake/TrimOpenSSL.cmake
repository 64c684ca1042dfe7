# OpenSSL's archives without unwind tables, under CMAKE_BINARY_DIR/trimmed and then their whole path: 540 KB less in a program.
# No exception passes through OpenSSL: it is C and calls back C only.
foreach(name IN ITEMS crypto ssl)
  find_library(CICD_${name}_ARCHIVE lib${name}.a REQUIRED)
  set(trimmed ${CMAKE_BINARY_DIR}/trimmed${CICD_${name}_ARCHIVE})
  if(${CICD_${name}_ARCHIVE} IS_NEWER_THAN ${trimmed})
    get_filename_component(directory ${trimmed} DIRECTORY)
    file(MAKE_DIRECTORY ${directory})
    execute_process(COMMAND ${CMAKE_OBJCOPY} --enable-deterministic-archives --remove-section=.eh_frame
      --remove-section=.rela.eh_frame ${CICD_${name}_ARCHIVE} ${trimmed} COMMAND_ERROR_IS_FATAL ANY)
  endif()
  string(TOUPPER ${name} upper)
  set(OPENSSL_${upper}_LIBRARY ${trimmed} CACHE FILEPATH "trimmed by TrimOpenSSL.cmake" FORCE)
endforeach()
