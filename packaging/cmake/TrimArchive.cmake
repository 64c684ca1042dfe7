# Sets `out` to the whole path of a copy of lib`name`.a without unwind tables, under CMAKE_BINARY_DIR/trimmed: together 670 KB
# less in a program. Only for C that never calls back C++ which throws: no exception passes through it.
function(cicd_trimmed_archive out name)
  find_library(CICD_${name}_ARCHIVE lib${name}.a REQUIRED)
  set(archive ${CICD_${name}_ARCHIVE})
  set(trimmed ${CMAKE_BINARY_DIR}/trimmed${archive})
  if(${archive} IS_NEWER_THAN ${trimmed})
    get_filename_component(directory ${trimmed} DIRECTORY)
    file(MAKE_DIRECTORY ${directory})
    execute_process(COMMAND ${CMAKE_OBJCOPY} --enable-deterministic-archives --remove-section=.eh_frame
      --remove-section=.rela.eh_frame ${archive} ${trimmed} COMMAND_ERROR_IS_FATAL ANY)
  endif()
  set(${out} ${trimmed} PARENT_SCOPE)
endfunction()
