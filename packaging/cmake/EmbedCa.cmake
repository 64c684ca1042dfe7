# Puts a copy of the build machine's certificate authorities into a program, as the last resort for a machine or container
# that has none. src/net finds it by the weak symbols cicd_ca_begin and cicd_ca_end (certificates in DER form one behind the
# other, a quarter smaller than PEM; cicd_ca_end one past their end).
set(CICD_CA_BUNDLE /etc/ssl/certs/ca-certificates.crt CACHE FILEPATH "PEM certificates to embed; empty embeds none")

enable_language(ASM) # at file level: a function cannot

function(cicd_embed_ca program)
  if(NOT CICD_CA_BUNDLE)
    return()
  endif()
  if(NOT EXISTS ${CICD_CA_BUNDLE})
    message(FATAL_ERROR "CICD_CA_BUNDLE=${CICD_CA_BUNDLE} does not exist: install ca-certificates, name another file, or set it empty.")
  endif()
  set(copy ${CMAKE_CURRENT_BINARY_DIR}/ca-certificates.der)
  file(REMOVE ${copy}.new)
  execute_process(
    COMMAND awk -v "decode=base64 -d >> '${copy}.new'"
      "/^-----BEGIN CERT/ { inside = 1; next } /^-----END CERT/ { inside = 0; close(decode) } inside { print | decode }"
      ${CICD_CA_BUNDLE}
    COMMAND_ERROR_IS_FATAL ANY)
  if(NOT EXISTS ${copy}.new)
    message(FATAL_ERROR "CICD_CA_BUNDLE=${CICD_CA_BUNDLE} holds no PEM certificate: name another file, or set it empty.")
  endif()
  file(COPY_FILE ${copy}.new ${copy} ONLY_IF_DIFFERENT)
  set(source ${CMAKE_CURRENT_BINARY_DIR}/ca-certificates.S)
  file(CONFIGURE OUTPUT ${source} CONTENT [[
    .section .rodata.cicd_ca, "a", %progbits
    .global cicd_ca_begin, cicd_ca_end
    .type cicd_ca_begin, %object
    .type cicd_ca_end, %object
cicd_ca_begin:
    .incbin "ca-certificates.der"
cicd_ca_end:
    .section .note.GNU-stack, "", %progbits
]] @ONLY)
  # In the program itself, not in an archive: a weak reference alone pulls nothing out of an archive.
  target_sources(${program} PRIVATE ${source})
  set_source_files_properties(${source} PROPERTIES COMPILE_OPTIONS "-Wa,-I${CMAKE_CURRENT_BINARY_DIR}" OBJECT_DEPENDS ${copy})
endfunction()
